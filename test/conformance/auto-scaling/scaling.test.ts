/** Scheduled actions and scaling policies: capacity that moves by the clock and by alarms, also under a refresh. */
import assert from "node:assert/strict";
import { byName, groupName, withGroup, type GroupContext } from "./group";

async function sizesOf({ autoScaling }: GroupContext) {
  const { AutoScalingGroups } = await autoScaling.describeAutoScalingGroups({});
  const { MinSize, MaxSize, DesiredCapacity } = AutoScalingGroups?.[0] ?? {};
  return [MinSize, MaxSize, DesiredCapacity];
}

async function causesOf({ autoScaling }: GroupContext): Promise<readonly string[]> {
  const { Activities = [] } = await autoScaling.describeScalingActivities(byName);
  return Activities.map(({ Cause = "" }) => Cause);
}

/** The simulator begins at 2026-01-01T00:00:00Z, a Thursday. */
const day = 86_400;

describe("a scheduled action", () => {
  it("is carried out at its time, once, and says so in the activities", () =>
    withGroup({ DesiredCapacity: 1 }, async (context) => {
      const { autoScaling, simulator } = context;
      await autoScaling.putScheduledUpdateGroupAction({
        ...byName,
        ScheduledActionName: "morning",
        StartTime: new Date("2026-01-01T06:00:00Z"),
        MinSize: 2,
        DesiredCapacity: 3,
      });
      simulator.advance(6 * 3600 - 1);
      assert.deepEqual(await sizesOf(context), [0, 20, 1]);
      simulator.advance(60);
      assert.deepEqual(await sizesOf(context), [2, 20, 3]);
      assert.match(
        (await causesOf(context))[0] ?? "",
        /^At 2026-01-01T06:00:00Z a scheduled action update of AutoScalingGroup constraints to min: 2, max: 20, desired: 3 changing the desired capacity from 1 to 3\. {2}At /u,
      );
      const { ScheduledUpdateGroupActions } = await autoScaling.describeScheduledActions(byName);
      assert.deepEqual(ScheduledUpdateGroupActions, []);
    }));

  it("recurs in its time zone until its end, and its start is the next time", () =>
    withGroup({}, async (context) => {
      const { autoScaling, simulator } = context;
      await autoScaling.putScheduledUpdateGroupAction({
        ...byName,
        ScheduledActionName: "weekdays",
        Recurrence: "0 9 * * 1-5",
        TimeZone: "America/New_York",
        EndTime: new Date("2026-01-06T00:00:00Z"),
        DesiredCapacity: 2,
      });
      const next = async () => {
        const answer = await autoScaling.describeScheduledActions({});
        return answer.ScheduledUpdateGroupActions?.map(({ StartTime }) => StartTime?.toISOString());
      };
      assert.deepEqual(await next(), ["2026-01-01T14:00:00.000Z"]);
      simulator.advance(day);
      assert.deepEqual(await sizesOf(context), [0, 20, 2]);
      assert.deepEqual(await next(), ["2026-01-02T14:00:00.000Z"]);
      simulator.advance(day);
      assert.deepEqual(await next(), ["2026-01-05T14:00:00.000Z"], "not on a weekend");
      simulator.advance(5 * day);
      assert.deepEqual(await next(), []);
    }));

  it("is not carried out while that process is suspended", () =>
    withGroup({}, async (context) => {
      const { autoScaling, simulator } = context;
      await autoScaling.suspendProcesses({ ...byName, ScalingProcesses: ["ScheduledActions"] });
      const StartTime = new Date("2026-01-01T01:00:00Z");
      const action = { ScheduledActionName: "once", StartTime, DesiredCapacity: 2 };
      await autoScaling.putScheduledUpdateGroupAction({ ...byName, ...action });
      simulator.advance(7200);
      assert.deepEqual(await sizesOf(context), [0, 20, 0]);
    }));

  it("that cannot be is refused, in a batch with its name", () =>
    withGroup({}, async ({ autoScaling, simulator }) => {
      simulator.advance(60);
      const late = { ScheduledActionName: "late", StartTime: new Date("2026-01-01T00:00:30Z") };
      const put = (action: object) =>
        autoScaling.putScheduledUpdateGroupAction({
          ...byName,
          ScheduledActionName: "a",
          ...action,
        });
      await assert.rejects(put({ ...late, MinSize: 1 }), {
        name: "ValidationError",
        message: "Given start time is in the past",
      });
      for (const wrong of [
        { Recurrence: "0 9 * * *" },
        { MinSize: 1 },
        { MinSize: 1, Recurrence: "sometimes" },
        { MinSize: 1, Recurrence: "0 9 * * *", TimeZone: "Nowhere/Else" },
        { MinSize: 3, MaxSize: 2, Recurrence: "0 9 * * *" },
      ]) {
        await assert.rejects(put(wrong), { name: "ValidationError" }, JSON.stringify(wrong));
      }
      const { FailedScheduledUpdateGroupActions } =
        await autoScaling.batchPutScheduledUpdateGroupAction({
          ...byName,
          ScheduledUpdateGroupActions: [
            { ...late, MinSize: 1 },
            { ScheduledActionName: "good", Recurrence: "0 9 * * *", MinSize: 1 },
          ],
        });
      assert.deepEqual(FailedScheduledUpdateGroupActions, [
        {
          ScheduledActionName: "late",
          ErrorCode: "ValidationError",
          ErrorMessage: "Given start time is in the past",
        },
      ]);
      const { FailedScheduledActions } = await autoScaling.batchDeleteScheduledAction({
        ...byName,
        ScheduledActionNames: ["good", "none"],
      });
      assert.deepEqual(
        FailedScheduledActions?.map(({ ScheduledActionName }) => ScheduledActionName),
        ["none"],
      );
    }));

  it("adds instances of the desired configuration in the middle of a refresh", () =>
    withGroup({ DesiredCapacity: 4 }, async (context) => {
      const { autoScaling, simulator, launchTemplateId } = context;
      simulator.advance(600);
      await autoScaling.putScheduledUpdateGroupAction({
        ...byName,
        ScheduledActionName: "peak",
        StartTime: new Date("2026-01-01T00:12:00Z"),
        DesiredCapacity: 6,
      });
      const LaunchTemplate = { LaunchTemplateId: launchTemplateId, Version: "2" };
      await autoScaling.startInstanceRefresh({
        ...byName,
        DesiredConfiguration: { LaunchTemplate },
        Preferences: { InstanceWarmup: 60, SkipMatching: true },
      });
      simulator.advance(3600);
      const { AutoScalingGroups } = await autoScaling.describeAutoScalingGroups({});
      const versions = AutoScalingGroups?.[0]?.Instances?.map((one) => one.LaunchTemplate?.Version);
      assert.deepEqual(versions, ["2", "2", "2", "2", "2", "2"]);
      const { InstanceRefreshes } = await autoScaling.describeInstanceRefreshes(byName);
      assert.equal(InstanceRefreshes?.[0]?.Status, "Successful");
    }));
});

describe("a scaling policy", () => {
  it("is carried out while its alarm is in ALARM, after each cooldown, within the bounds", () =>
    withGroup({ DesiredCapacity: 2, MaxSize: 5 }, async (context) => {
      const { autoScaling, cloudWatch, simulator } = context;
      const { PolicyARN = "" } = await autoScaling.putScalingPolicy({
        ...byName,
        PolicyName: "double",
        AdjustmentType: "PercentChangeInCapacity",
        ScalingAdjustment: 50,
        Cooldown: 300,
      });
      await putAlarm(context, PolicyARN);
      await cloudWatch.setAlarmState({
        AlarmName: "busy",
        StateValue: "ALARM",
        StateReason: "test",
      });
      simulator.advance(30);
      assert.deepEqual(await sizesOf(context), [0, 5, 3]);
      simulator.advance(360);
      assert.deepEqual(await sizesOf(context), [0, 5, 4]);
      simulator.advance(1200);
      assert.deepEqual(await sizesOf(context), [0, 5, 5]);
      assert.ok(
        (await causesOf(context)).some((cause) =>
          cause.includes(
            " a monitor alarm busy in state ALARM triggered policy double changing the desired capacity from 2 to 3.",
          ),
        ),
      );
      const { ScalingPolicies } = await autoScaling.describePolicies(byName);
      assert.deepEqual(
        ScalingPolicies?.[0]?.Alarms?.map(({ AlarmName }) => AlarmName),
        ["busy"],
      );
    }));

  it("takes the step of the breach, and counts what warms up as launched", () =>
    withGroup({ DesiredCapacity: 10 }, async (context) => {
      const { autoScaling, simulator } = context;
      simulator.advance(600);
      const PolicyName = "steps";
      await autoScaling.putScalingPolicy({
        ...byName,
        PolicyName,
        PolicyType: "StepScaling",
        AdjustmentType: "ChangeInCapacity",
        EstimatedInstanceWarmup: 300,
        StepAdjustments: [
          { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
          { MetricIntervalLowerBound: 10, ScalingAdjustment: 3 },
        ],
      });
      const execute = (MetricValue: number) =>
        autoScaling.executePolicy({ ...byName, PolicyName, MetricValue, BreachThreshold: 60 });
      await execute(65);
      assert.deepEqual(await sizesOf(context), [0, 20, 11]);
      simulator.advance(60);
      await execute(65);
      assert.deepEqual(await sizesOf(context), [0, 20, 11]);
      await execute(70);
      assert.deepEqual(await sizesOf(context), [0, 20, 13]);
      simulator.advance(600);
      await execute(65);
      assert.deepEqual(await sizesOf(context), [0, 20, 14]);
    }));

  it("that tracks a target keeps two alarms, and follows the metric up and down", () =>
    withGroup({ DesiredCapacity: 4, MinSize: 1 }, async (context) => {
      const { autoScaling, cloudWatch, simulator } = context;
      simulator.advance(600);
      const { Alarms } = await autoScaling.putScalingPolicy({
        ...byName,
        PolicyName: "cpu",
        PolicyType: "TargetTrackingScaling",
        EstimatedInstanceWarmup: 300,
        TargetTrackingConfiguration: {
          PredefinedMetricSpecification: { PredefinedMetricType: "ASGAverageCPUUtilization" },
          TargetValue: 50,
        },
      });
      assert.deepEqual(
        Alarms?.map(({ AlarmName = "" }) => AlarmName.replace(/-[0-9a-f]{8}-.*$/u, "")),
        [`TargetTracking-${groupName}-AlarmHigh`, `TargetTracking-${groupName}-AlarmLow`],
      );
      const load = async (value: number, minutes: number) => {
        for (let minute = 0; minute < minutes; minute += 1) {
          const Dimensions = [{ Name: "AutoScalingGroupName", Value: groupName }];
          await cloudWatch.putMetricData({
            Namespace: "AWS/EC2",
            MetricData: [{ MetricName: "CPUUtilization", Value: value, Dimensions }],
          });
          simulator.advance(60);
        }
      };
      await load(100, 4);
      assert.deepEqual(await sizesOf(context), [1, 20, 8]);
      await load(25, 18);
      const [, , desired = 0] = await sizesOf(context);
      assert.ok(desired <= 4, `${desired}`);
      await autoScaling.deletePolicy({ ...byName, PolicyName: "cpu" });
      assert.deepEqual((await cloudWatch.describeAlarms({})).MetricAlarms, []);
    }));

  it("that predicts is refused by name, and what does not hold together as AWS does", () =>
    withGroup({}, async ({ autoScaling }) => {
      const put = (policy: object) =>
        autoScaling.putScalingPolicy({ ...byName, PolicyName: "p", ...policy });
      await assert.rejects(put({ PolicyType: "PredictiveScaling" }), { name: "NotImplemented" });
      for (const wrong of [
        {},
        { AdjustmentType: "ChangeInCapacity" },
        { AdjustmentType: "Double", ScalingAdjustment: 1 },
        { PolicyType: "StepScaling", AdjustmentType: "ChangeInCapacity", StepAdjustments: [] },
        { PolicyType: "TargetTrackingScaling" },
      ]) {
        await assert.rejects(put(wrong), { name: "ValidationError" }, JSON.stringify(wrong));
      }
      await assert.rejects(autoScaling.deletePolicy({ ...byName, PolicyName: "none" }), {
        name: "ValidationError",
      });
    }));
});

async function putAlarm({ cloudWatch }: GroupContext, action: string): Promise<void> {
  await cloudWatch.putMetricAlarm({
    AlarmName: "busy",
    Namespace: "App",
    MetricName: "Load",
    Statistic: "Average",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 10,
    ComparisonOperator: "GreaterThanThreshold",
    AlarmActions: [action],
  });
}
