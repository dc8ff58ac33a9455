import assert from "node:assert/strict";
import { address, describeTerraform, withContext } from "../support/terraform/context";

describeTerraform("a change of settings alone", () => {
  it("is an update of these attributes and of no other, and rolls nothing", () =>
    withContext({}, async ({ terraform, onto, starts }) => {
      assert.equal((await terraform.apply()).code, 0);
      await terraform.write(
        onto(1, 'timeouts = { update = "45m" }\n preferences = { instance_warmup = 20 }'),
      );
      const planned = await terraform.plan();
      assert.match(planned.text, /instance_warmup = 10 -> 20/);
      assert.doesNotMatch(planned.text, /known after apply/);

      assert.equal((await terraform.apply()).code, 0);
      assert.equal(starts(), 1);
      assert.deepEqual((await terraform.attributes(address))?.["timeouts"], {
        create: null,
        delete: null,
        update: "45m",
      });
      assert.equal((await terraform.plan("-detailed-exitcode")).code, 0);
    }));
});
