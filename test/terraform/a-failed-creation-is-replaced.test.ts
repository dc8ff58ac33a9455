import assert from "node:assert/strict";
import { address, describeTerraform, withContext } from "../support/terraform/context";

describeTerraform("a first creation that fails", () => {
  it("by its time limit is tainted, and its replacement goes on with the refresh and cancels nothing", () =>
    withContext({}, async ({ terraform, fleet, time, onto, starts, calls }) => {
      const version = await fleet.addVersion();
      time.hold();
      await terraform.write(onto(version, 'on_delete = "cancel"\n timeouts = { create = "20m" }'));
      const first = await terraform.apply();
      assert.equal(first.code, 1, first.text);
      assert.match(first.text, /Error: .*timed out/);
      assert.equal(await terraform.isTainted(address), true);
      const before = (await terraform.attributes(address))?.["instance_refresh_id"];

      time.release();
      await terraform.write(onto(version, 'on_delete = "cancel"'));
      const second = await terraform.apply();
      assert.equal(second.code, 0, second.text);
      assert.match(second.text, /1 added, 0 changed, 1 destroyed/);
      assert.equal((await terraform.attributes(address))?.["instance_refresh_id"], before);
      assert.equal(calls("CancelInstanceRefresh"), 0);
      assert.equal(starts(), 1);
    }));

  it("in AWS is red with AWS's reason, and its replacement tries again", () =>
    withContext({ secondsPerPoll: 120 }, async ({ simulator, terraform, fleet, onto, starts }) => {
      const version = await fleet.addVersion();
      const failure = "We currently do not have sufficient t3.small capacity in us-east-1a.";
      simulator.addScenario({
        rules: [{ kind: "launch", launchTemplateVersion: version, failure }],
      });
      await terraform.write(onto(version));
      const first = await terraform.apply();
      assert.equal(first.code, 1, first.text);
      assert.ok(
        first.text.replace(/\s+/g, " ").includes("sufficient t3.small capacity"),
        first.text,
      );
      assert.equal((await terraform.attributes(address))?.["status"], "Failed");

      const second = await terraform.apply();
      assert.equal(second.code, 1, second.text);
      assert.equal(starts(), 2);
    }));
});
