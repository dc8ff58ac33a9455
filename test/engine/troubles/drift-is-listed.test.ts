import assert from "node:assert/strict";
import {
  DescribeAutoScalingInstancesCommand,
  TerminateInstanceInAutoScalingGroupCommand,
  UpdateAutoScalingGroupCommand,
} from "@aws-sdk/client-auto-scaling";
import type { Fleet } from "../../support/engine/fleet";
import { withContext } from "../../support/engine/context";

async function instancesByVersion(
  { autoScaling }: Fleet,
  version: string,
): Promise<readonly string[]> {
  const { AutoScalingInstances = [] } = await autoScaling.send(
    new DescribeAutoScalingInstancesCommand({}),
  );
  return AutoScalingInstances.filter(
    ({ LaunchTemplate }) => LaunchTemplate?.Version === version,
  ).flatMap(({ InstanceId }) => InstanceId ?? []);
}

/** Somebody sets the group back to version 1, and an instance dies and is launched anew. */
async function drift(
  { autoScaling, autoScalingGroupName, launchTemplateId }: Fleet,
  victim: string,
): Promise<void> {
  await autoScaling.send(
    new UpdateAutoScalingGroupCommand({
      AutoScalingGroupName: autoScalingGroupName,
      LaunchTemplate: { LaunchTemplateId: launchTemplateId, Version: "1" },
    }),
  );
  await autoScaling.send(
    new TerminateInstanceInAutoScalingGroupCommand({
      InstanceId: victim,
      ShouldDecrementDesiredCapacity: false,
    }),
  );
}

describe("drift", () => {
  it("is listed by pulumi refresh: the instances that do not run the target", () =>
    withContext({}, async ({ simulator, stack, fleet, onto, saved }) => {
      await stack.up({ program: onto(await fleet.addVersion()) });
      assert.deepEqual((await saved())?.outputs?.["instancesOutdated"], []);

      const [victim = ""] = await instancesByVersion(fleet, "2");
      await drift(fleet, victim);
      simulator.advance(600);
      assert.equal((await stack.refresh()).result, "succeeded");
      const outdated = await instancesByVersion(fleet, "1");
      assert.equal(outdated.length, 1);
      assert.deepEqual((await saved())?.outputs?.["instancesOutdated"], outdated);
    }));
});
