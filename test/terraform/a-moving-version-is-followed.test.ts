import assert from "node:assert/strict";
import { describeTerraform, withContext } from "../support/terraform/context";

describeTerraform("a $Latest version", () => {
  it("that has moved on is an update, and one that has not is none", () =>
    withContext({}, async ({ terraform, fleet, onto, starts }) => {
      await terraform.write(onto("$Latest"));
      assert.equal((await terraform.apply()).code, 0);
      assert.equal((await terraform.plan("-detailed-exitcode")).code, 0);

      await fleet.addVersion();
      const moved = await terraform.apply();
      assert.equal(moved.code, 0, moved.text);
      assert.match(moved.text, /version 1 -> 2/);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(starts(), 2);
    }));

  it("that moves on after a saved plan is what Terraform plans again in the apply, which says so", () =>
    withContext({}, async ({ terraform, fleet, onto }) => {
      await terraform.write(onto("$Latest"));
      assert.equal((await terraform.apply()).code, 0);
      await fleet.addVersion();
      assert.match((await terraform.plan("-out=saved.plan")).text, /version 1 -> 2/);

      await fleet.addVersion();
      const applied = await terraform.run("apply", "-no-color", "saved.plan");
      assert.equal(applied.code, 0, applied.text);
      assert.match(applied.text, /version 1 -> 3/);
      assert.deepEqual(await fleet.versions(), ["3", "3", "3"]);
      assert.equal((await terraform.plan("-detailed-exitcode")).code, 0);
    }));

  it("is not what a saved plan with a number rolls to", () =>
    withContext({}, async ({ terraform, fleet, onto }) => {
      assert.equal((await terraform.apply()).code, 0);
      await terraform.write(onto(await fleet.addVersion()));
      assert.equal((await terraform.plan("-out=saved.plan")).code, 0);

      await fleet.addVersion();
      const applied = await terraform.run("apply", "-no-color", "saved.plan");
      assert.equal(applied.code, 0, applied.text);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
    }));
});
