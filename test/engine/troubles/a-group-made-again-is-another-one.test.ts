import assert from "node:assert/strict";
import {
  CreateAutoScalingGroupCommand,
  DeleteAutoScalingGroupCommand,
} from "@aws-sdk/client-auto-scaling";
import { withContext, type Context } from "../../support/engine/context";

/** Somebody deletes the group, and makes one of the same name on version 1. */
async function makeAgain({ simulator, fleet }: Context): Promise<void> {
  const { autoScaling, autoScalingGroupName: AutoScalingGroupName, launchTemplateId } = fleet;
  await autoScaling.send(
    new DeleteAutoScalingGroupCommand({ AutoScalingGroupName, ForceDelete: true }),
  );
  simulator.advance(600);
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName,
      MinSize: 0,
      MaxSize: 6,
      DesiredCapacity: 3,
      AvailabilityZones: ["us-east-1a", "us-east-1b"],
      LaunchTemplate: { LaunchTemplateId: launchTemplateId, Version: "1" },
    }),
  );
  simulator.advance(600);
}

describe("a group that was deleted and made again under the same name", () => {
  it("is rolled by an up without an edit: what was rolled before was another fleet", () =>
    withContext({}, async (context) => {
      const { stack, fleet, onto, starts } = context;
      const program = onto(await fleet.addVersion());
      await stack.up({ program });
      await makeAgain(context);
      assert.deepEqual(await fleet.versions(), ["1", "1", "1"]);
      const { result, error } = await stack.up({ program });
      assert.equal(result, "succeeded", String(error));
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(starts(), 2);
    }));

  it("is rolled after a pulumi refresh, too", () =>
    withContext({}, async (context) => {
      const { stack, fleet, onto } = context;
      const program = onto(await fleet.addVersion());
      await stack.up({ program });
      await makeAgain(context);
      await stack.refresh();
      const { result, error } = await stack.up({ program });
      assert.equal(result, "succeeded", String(error));
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
    }));
});
