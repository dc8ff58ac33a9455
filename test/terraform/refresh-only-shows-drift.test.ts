import assert from "node:assert/strict";
import {
  DescribeAutoScalingInstancesCommand,
  TerminateInstanceInAutoScalingGroupCommand,
  UpdateAutoScalingGroupCommand,
} from "@aws-sdk/client-auto-scaling";
import type { Fleet } from "../support/engine/fleet";
import { address, describeTerraform, withContext } from "../support/terraform/context";

/** Somebody sets the group back to version 1, and an instance dies and is launched anew. */
async function drift({
  autoScaling,
  autoScalingGroupName,
  launchTemplateId,
}: Fleet): Promise<void> {
  await autoScaling.send(
    new UpdateAutoScalingGroupCommand({
      AutoScalingGroupName: autoScalingGroupName,
      LaunchTemplate: { LaunchTemplateId: launchTemplateId, Version: "1" },
    }),
  );
  const { AutoScalingInstances = [] } = await autoScaling.send(
    new DescribeAutoScalingInstancesCommand({}),
  );
  await autoScaling.send(
    new TerminateInstanceInAutoScalingGroupCommand({
      InstanceId: AutoScalingInstances[0]?.InstanceId,
      ShouldDecrementDesiredCapacity: false,
    }),
  );
}

describeTerraform("terraform apply -refresh-only", () => {
  it("describes once, and lists the instances that do not run the target", () =>
    withContext({}, async ({ terraform, simulator, fleet, onto, starts, calls }) => {
      await terraform.write(onto(await fleet.addVersion()));
      assert.equal((await terraform.apply()).code, 0);
      assert.deepEqual((await terraform.attributes(address))?.["instances_outdated"], []);

      await drift(fleet);
      simulator.advance(600);
      const before = calls("DescribeInstanceRefreshes");
      const refreshed = await terraform.apply("-refresh-only");
      assert.equal(refreshed.code, 0, refreshed.text);
      assert.match(refreshed.text, /instances_outdated/);
      const outdated = (await terraform.attributes(address))?.["instances_outdated"];
      assert.equal(Array.isArray(outdated) && outdated.length, 1);
      assert.ok(calls("DescribeInstanceRefreshes") - before <= 2);
      assert.equal(starts(), 1);
    }));

  it("keeps the state of a refresh that AWS has forgotten", () =>
    withContext({}, async ({ terraform, simulator, fleet, onto, starts }) => {
      await terraform.write(onto(await fleet.addVersion()));
      assert.equal((await terraform.apply()).code, 0);
      const before = await terraform.attributes(address);

      simulator.advance(60 * 24 * 3600);
      assert.deepEqual(await fleet.refreshes(), []);
      assert.equal((await terraform.apply("-refresh-only")).code, 0);
      assert.deepEqual(await terraform.attributes(address), before);
      assert.equal((await terraform.plan("-detailed-exitcode")).code, 0);
      assert.equal(starts(), 1);
    }));
});
