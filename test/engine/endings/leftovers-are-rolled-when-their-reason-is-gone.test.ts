import assert from "node:assert/strict";
import {
  DescribeAutoScalingInstancesCommand,
  SetInstanceProtectionCommand,
} from "@aws-sdk/client-auto-scaling";
import type { Fleet } from "../../support/engine/fleet";
import { withContext } from "../../support/engine/context";

/** Protects one instance from scale in, so that a refresh that ignores such instances leaves it. */
async function protectOne({ autoScaling, autoScalingGroupName }: Fleet): Promise<void> {
  const { AutoScalingInstances = [] } = await autoScaling.send(
    new DescribeAutoScalingInstancesCommand({}),
  );
  await autoScaling.send(
    new SetInstanceProtectionCommand({
      AutoScalingGroupName: autoScalingGroupName,
      InstanceIds: [AutoScalingInstances[0]?.InstanceId ?? ""],
      ProtectedFromScaleIn: true,
    }),
  );
}

describe("an instance that a green refresh left for a reason", () => {
  it("is rolled by the update that takes the reason away, and the preview says so", () =>
    withContext({}, async ({ stack, fleet, onto, starts }) => {
      await protectOne(fleet);
      const version = await fleet.addVersion();
      const protectedInstances = (scaleInProtectedInstances: "Ignore" | "Refresh") =>
        onto(version, { preferences: { instanceWarmup: 10, scaleInProtectedInstances } });
      const first = await stack.up({ program: protectedInstances("Ignore") });
      assert.equal(first.result, "succeeded", String(first.error));
      assert.deepEqual([...(await fleet.versions())].sort(), ["1", "2", "2"]);

      const program = protectedInstances("Refresh");
      assert.match(
        (await stack.preview({ program })).stdout,
        /would replace 1 of 3 instances.*one instance does not run the target/,
      );
      const second = await stack.up({ program });
      assert.equal(second.result, "succeeded", String(second.error));
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(starts(), 2);
    }));

  it("is rolled by the update that gives the last checkpoint all instances", () =>
    withContext({ instances: 2 }, async ({ stack, fleet, onto }) => {
      const version = await fleet.addVersion();
      const checkpoints = (...checkpointPercentages: number[]) =>
        onto(version, {
          preferences: { instanceWarmup: 10, checkpointDelay: 0, checkpointPercentages },
        });
      const first = await stack.up({ program: checkpoints(50) });
      assert.equal(first.result, "succeeded", String(first.error));
      assert.deepEqual([...(await fleet.versions())].sort(), ["1", "2"]);

      const second = await stack.up({ program: checkpoints(50, 100) });
      assert.equal(second.result, "succeeded", String(second.error));
      assert.deepEqual(await fleet.versions(), ["2", "2"]);
    }));
});
