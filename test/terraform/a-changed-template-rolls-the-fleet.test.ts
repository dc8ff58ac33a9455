import assert from "node:assert/strict";
import { address, describeTerraform, withContext } from "../support/terraform/context";

describeTerraform("terraform apply of a changed launch template", () => {
  it("rolls every instance, after a first apply that ends at once, and before a plan that is empty", () =>
    withContext({}, async ({ terraform, fleet, onto, starts }) => {
      const first = await terraform.apply();
      assert.equal(first.code, 0, first.text);
      assert.equal((await terraform.attributes(address))?.["status"], "Successful");

      await terraform.write(onto(await fleet.addVersion()));
      const second = await terraform.apply();
      assert.equal(second.code, 0, second.text);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(await fleet.groupVersion(), "2");
      assert.equal((await terraform.attributes(address))?.["instances_replaced"], 3);

      const third = await terraform.plan("-detailed-exitcode");
      assert.equal(third.code, 0, third.text);
      assert.equal(starts(), 2);

      const end = await terraform.destroy();
      assert.equal(end.code, 0, end.text);
    }));
});
