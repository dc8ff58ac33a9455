/** The two alarms that a target tracking policy keeps, and the capacity that brings its metric to the target. */
import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import type { MetricAlarm } from "../../cloud-watch";
import { metricOf, watchAlarms } from "../../metric-alarms";
import type { World } from "../../world";
import type { Group } from "../group/group";
import type { TargetTrackingPolicy } from "./scaling-policy";

/** Minutes above the target before more is launched, and minutes below nine tenths of it before less is kept: documented for CPU. */
const minutesAbove = 3;
const minutesBelow = 15;
const scaleInShare = 0.9;

/** Makes the alarms of a policy. Without a scale-in there is only the upper one. */
export function putTrackingAlarms(
  world: World,
  group: Group,
  policy: TargetTrackingPolicy,
  now: number,
): void {
  const { TargetValue: target = 0, DisableScaleIn = false } = policy.configuration;
  const metric = trackedMetric(group, policy);
  if (!metric) return;
  const put = (side: "AlarmHigh" | "AlarmLow", settings: Partial<PutMetricAlarmInput>): void => {
    const AlarmName = `TargetTracking-${group.name}-${side}-${world.ids.uuid()}`;
    putAlarm(
      world,
      {
        ...metric,
        ...settings,
        AlarmName,
        Period: 60,
        AlarmActions: [policy.arn],
      },
      now,
    );
  };
  put("AlarmHigh", {
    ComparisonOperator: "GreaterThanThreshold",
    Threshold: target,
    EvaluationPeriods: minutesAbove,
  });
  if (DisableScaleIn) return;
  put("AlarmLow", {
    ComparisonOperator: "LessThanThreshold",
    Threshold: target * scaleInShare,
    EvaluationPeriods: minutesBelow,
  });
}

function putAlarm(world: World, settings: PutMetricAlarmInput, now: number): void {
  const { cloudWatch, region, accountId } = world;
  const alarmName = settings.AlarmName ?? "";
  const alarm: MetricAlarm = {
    kind: "metric",
    alarmName,
    alarmArn: `arn:aws:cloudwatch:${region}:${accountId}:alarm:${alarmName}`,
    actionsEnabled: true,
    configurationUpdatedAt: now,
    state: "INSUFFICIENT_DATA",
    stateReason: "Unchecked: Initial alarm creation",
    stateReasonData: undefined,
    stateUpdatedAt: now,
    stateChangedAt: now,
    settings,
  };
  cloudWatch.alarms.set(alarmName, alarm);
  if (metricOf(world, alarm)) watchAlarms(world, now);
}

/** Removes the alarms of a policy. */
export function deleteTrackingAlarms({ cloudWatch }: World, { arn }: TargetTrackingPolicy): void {
  for (const [name, { settings }] of cloudWatch.alarms) {
    if (name.startsWith("TargetTracking-") && settings.AlarmActions?.includes(arn)) {
      cloudWatch.alarms.delete(name);
    }
  }
}

/** EC2's metrics of the group, by the names of the predefined ones. */
const predefined: Readonly<Record<string, string>> = {
  ASGAverageCPUUtilization: "CPUUtilization",
  ASGAverageNetworkIn: "NetworkIn",
  ASGAverageNetworkOut: "NetworkOut",
};

function trackedMetric(
  group: Group,
  { configuration }: TargetTrackingPolicy,
): Partial<PutMetricAlarmInput> | undefined {
  const { PredefinedMetricSpecification: own, CustomizedMetricSpecification: custom } =
    configuration;
  if (custom?.MetricName !== undefined) {
    const { MetricName, Namespace, Statistic, Dimensions } = custom;
    return { MetricName, Namespace, Statistic, Dimensions };
  }
  const MetricName = predefined[own?.PredefinedMetricType ?? ""];
  if (MetricName !== undefined) {
    const Dimensions = [{ Name: "AutoScalingGroupName", Value: group.name }];
    return { MetricName, Namespace: "AWS/EC2", Statistic: "Average", Dimensions };
  }
  // arn-suffix-of-load-balancer/targetgroup/name/id
  const [, targetGroup] = (own?.ResourceLabel ?? "").split(/(?=targetgroup\/)/u);
  if (targetGroup === undefined) return undefined;
  return {
    MetricName: "RequestCountPerTarget",
    Namespace: "AWS/ApplicationELB",
    Statistic: "Sum",
    Dimensions: [{ Name: "TargetGroup", Value: targetGroup }],
  };
}

/** The capacity with which a metric that is shared by all would have its target; never fewer in doubt. */
export function capacityForTarget(capacity: number, value: number, target: number): number {
  return target <= 0 ? capacity : Math.ceil((capacity * value) / target);
}
