import assert from "node:assert/strict";
import {
  DescribeAutoScalingInstancesCommand,
  SetInstanceProtectionCommand,
} from "@aws-sdk/client-auto-scaling";
import type { Fleet } from "../../support/engine/fleet";
import { said } from "../../support/engine/said";
import { withScene } from "../../support/engine/scene";

const preferences = { instanceWarmup: 10, scaleInProtectedInstances: "Ignore" } as const;

/** Protects one instance of the fleet from scale in. @returns its id */
async function protectOne({ autoScaling, autoScalingGroupName }: Fleet): Promise<string> {
  const { AutoScalingInstances = [] } = await autoScaling.send(
    new DescribeAutoScalingInstancesCommand({}),
  );
  const InstanceIds = AutoScalingInstances.slice(0, 1).flatMap(
    ({ InstanceId }) => InstanceId ?? [],
  );
  await autoScaling.send(
    new SetInstanceProtectionCommand({
      AutoScalingGroupName: autoScalingGroupName,
      InstanceIds,
      ProtectedFromScaleIn: true,
    }),
  );
  return InstanceIds.join();
}

describe("a success that leaves a protected instance behind", () => {
  it("is green with a warning, and the instance is listed", () =>
    withScene({}, async ({ stack, fleet, onto, saved }) => {
      const left = await protectOne(fleet);
      const run = await stack.up({ program: onto(await fleet.addVersion(), { preferences }) });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.match(said("warning", run), new RegExp(`${left}.*was left as it is.*protected`));
      assert.deepEqual((await saved())?.outputs?.["instancesOutdated"], [left]);
    })).timeout(120_000);

  it("is red where the program is strict", () =>
    withScene({}, async ({ stack, fleet, onto, saved }) => {
      const left = await protectOne(fleet);
      const strict = { preferences, verify: "strict" } as const;
      const run = await stack.up({ program: onto(await fleet.addVersion(), strict) });
      assert.equal(run.result, "failed");
      assert.match(said("error", run), new RegExp(`do not run the target: ${left}`));
      assert.deepEqual((await saved())?.outputs?.["instancesOutdated"], [left]);
    })).timeout(120_000);
});
