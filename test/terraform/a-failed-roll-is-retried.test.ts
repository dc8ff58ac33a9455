import assert from "node:assert/strict";
import { address, describeTerraform, withContext } from "../support/terraform/context";

describeTerraform("a roll that fails", () => {
  it("is red with AWS's reason, keeps the id, and is retried without an edit", () =>
    withContext({ secondsPerPoll: 120 }, async ({ simulator, terraform, fleet, onto, starts }) => {
      assert.equal((await terraform.apply()).code, 0);
      const version = await fleet.addVersion();
      const failure = "We currently do not have sufficient t3.small capacity in us-east-1a.";
      simulator.addScenario({
        rules: [{ kind: "launch", launchTemplateVersion: version, failure }],
      });
      await terraform.write(onto(version));
      const red = await terraform.apply();
      assert.equal(red.code, 1, red.text);
      assert.ok(red.text.replace(/\s+/g, " ").includes("sufficient t3.small capacity"), red.text);
      assert.doesNotMatch(red.text, /pulumi/i);
      const [refresh] = await fleet.refreshes();
      const saved = await terraform.attributes(address);
      assert.equal(saved?.["instance_refresh_id"], refresh?.InstanceRefreshId);
      assert.equal(await terraform.isTainted(address), false);

      const again = await terraform.apply();
      assert.equal(again.code, 1);
      assert.match(again.text, /0 added|instancerefresh_group\.web: Modifying/);
      assert.equal(starts(), 3);
    }));
});
