/** The cooldown of a group, which simple policies and `HonorCooldown` wait for. */
import assert from "node:assert/strict";
import { byName, withGroup, type GroupContext } from "./group";

async function sizesOf({ autoScaling }: GroupContext) {
  const { AutoScalingGroups } = await autoScaling.describeAutoScalingGroups({});
  const { MinSize, MaxSize, DesiredCapacity } = AutoScalingGroups?.[0] ?? {};
  return [MinSize, MaxSize, DesiredCapacity];
}

describe("a policy with a cooldown", () => {
  it("changes the capacity when it is executed, and honours its cooldown when asked to", () =>
    withGroup({ DesiredCapacity: 2 }, async (context) => {
      const { autoScaling, simulator } = context;
      const PolicyName = "more";
      await autoScaling.putScalingPolicy({
        ...byName,
        PolicyName,
        AdjustmentType: "ChangeInCapacity",
        ScalingAdjustment: 3,
        Cooldown: 120,
      });
      await autoScaling.executePolicy({ ...byName, PolicyName, HonorCooldown: true });
      assert.deepEqual(await sizesOf(context), [0, 20, 5]);
      const again = () => autoScaling.executePolicy({ ...byName, PolicyName, HonorCooldown: true });
      await assert.rejects(again(), { name: "ScalingActivityInProgressFault" });
      await autoScaling.executePolicy({ ...byName, PolicyName });
      assert.deepEqual(await sizesOf(context), [0, 20, 8]);
      // The cooldown begins when the last launch has ended.
      simulator.advance(121);
      const waiting = { name: "ScalingActivityInProgressFault" };
      await assert.rejects(again(), waiting);
      const byHand = { ...byName, DesiredCapacity: 9 };
      await assert.rejects(
        autoScaling.setDesiredCapacity({ ...byHand, HonorCooldown: true }),
        waiting,
      );
      await autoScaling.setDesiredCapacity(byHand);
      simulator.advance(180);
      await again();
      assert.deepEqual(await sizesOf(context), [0, 20, 12]);
    }));

  it("waits for no cooldown while nothing but replacements is under way", () =>
    withGroup({ DesiredCapacity: 2 }, async ({ autoScaling, simulator }) => {
      simulator.advance(600);
      const PolicyName = "more";
      await autoScaling.putScalingPolicy({
        ...byName,
        PolicyName,
        AdjustmentType: "ChangeInCapacity",
        ScalingAdjustment: 1,
        Cooldown: 60,
      });
      await autoScaling.executePolicy({ ...byName, PolicyName, HonorCooldown: true });
      simulator.advance(20);
      await autoScaling.startInstanceRefresh({
        ...byName,
        Preferences: { MinHealthyPercentage: 100, MaxHealthyPercentage: 200 },
      });
      simulator.advance(75);
      await autoScaling.executePolicy({ ...byName, PolicyName, HonorCooldown: true });
    }));
});
