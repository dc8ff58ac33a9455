import assert from "node:assert/strict";
import { address, describeTerraform, withContext } from "../support/terraform/context";

describeTerraform("terraform plan", () => {
  it("says how many instances would be replaced, why, in how many batches and in what time", () =>
    withContext({}, async ({ terraform, fleet, onto, starts }) => {
      assert.equal((await terraform.apply()).code, 0);
      await terraform.write(onto(await fleet.addVersion()));
      const planned = await terraform.plan("-detailed-exitcode");
      assert.equal(planned.code, 2, planned.text);
      assert.match(
        planned.text,
        /Warning: would replace 3 of 3 instances: .*version 1 -> 2, 3 batches, about 5 min\n/,
      );
      assert.match(planned.text, /with instancerefresh_group\.web,/);
      assert.match(planned.text, /batches: 3 of 1/);
      assert.match(
        planned.text,
        /duration: about 5 min, if a batch takes 105 s with 10 s of warm-up/,
      );
      assert.equal(starts(), 1);
    }));

  it("says what stands in the way", () =>
    withContext({}, async ({ terraform, fleet, onto }) => {
      assert.equal((await terraform.apply()).code, 0);
      await fleet.suspend("Launch");
      await terraform.write(onto(await fleet.addVersion()));
      const planned = await terraform.plan();
      assert.equal(planned.code, 0, planned.text);
      assert.match(planned.text, /Warning: would fail, with nothing started/);
      assert.match(planned.text, /Launch/);
    }));

  it("tells a program the same in JSON, and shows a saved plan in JSON", () =>
    withContext({}, async ({ terraform }) => {
      const planned = await terraform.run("plan", "-json", "-out=saved.plan");
      assert.equal(planned.code, 0, planned.text);
      const messages = planned.stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { readonly diagnostic?: { readonly address?: string } });
      assert.ok(messages.some(({ diagnostic }) => diagnostic?.address === address));
      const shown = await terraform.run("show", "-json", "saved.plan");
      const { resource_changes: changes } = JSON.parse(shown.stdout) as {
        readonly resource_changes: readonly { readonly change: { readonly actions: unknown } }[];
      };
      assert.deepEqual(changes[0]?.change.actions, ["create"]);
    }));
});
