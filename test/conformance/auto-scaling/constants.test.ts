/** The Describe actions that list the words that other actions take. */
import assert from "node:assert/strict";
import { byName, withGroup } from "./group";

describe("the words of Auto Scaling", () => {
  it("are described as they are taken", () =>
    withGroup({}, async ({ autoScaling }) => {
      const { Processes = [] } = await autoScaling.describeScalingProcessTypes({});
      await autoScaling.suspendProcesses({
        ...byName,
        ScalingProcesses: Processes.map(({ ProcessName = "" }) => ProcessName),
      });
      const { TerminationPolicyTypes } = await autoScaling.describeTerminationPolicyTypes({});
      await autoScaling.updateAutoScalingGroup({
        ...byName,
        TerminationPolicies: TerminationPolicyTypes,
      });
      const { Metrics = [], Granularities } = await autoScaling.describeMetricCollectionTypes({});
      await autoScaling.enableMetricsCollection({
        ...byName,
        Metrics: Metrics.map(({ Metric = "" }) => Metric),
        Granularity: "1Minute",
      });
      const { AutoScalingGroups: [group] = [] } = await autoScaling.describeAutoScalingGroups({});
      assert.deepEqual([Processes.length, group?.SuspendedProcesses?.length], [9, 9]);
      assert.deepEqual(group?.TerminationPolicies, TerminationPolicyTypes);
      assert.equal(group?.EnabledMetrics?.length, Metrics.length);
      assert.deepEqual(Granularities, [{ Granularity: "1Minute" }]);
    }));

  it("are those of AWS for scaling policies and notifications", () =>
    withGroup({}, async ({ autoScaling }) => {
      const { AdjustmentTypes } = await autoScaling.describeAdjustmentTypes({});
      assert.deepEqual(
        AdjustmentTypes?.map(({ AdjustmentType }) => AdjustmentType),
        ["ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"],
      );
      const { AutoScalingNotificationTypes = [] } =
        await autoScaling.describeAutoScalingNotificationTypes({});
      assert.equal(AutoScalingNotificationTypes.length, 5);
    }));

  it("come with the quotas of the account, and with what is there", () =>
    withGroup({}, async ({ autoScaling }) => {
      const { $metadata: _metadata, ...limits } = await autoScaling.describeAccountLimits({});
      assert.deepEqual(limits, {
        MaxNumberOfAutoScalingGroups: 500,
        MaxNumberOfLaunchConfigurations: 200,
        NumberOfAutoScalingGroups: 1,
        NumberOfLaunchConfigurations: 0,
      });
    }));
});
