/** Writes a scaling policy the way DescribePolicies does. */
import type { Alarm, ScalingPolicy } from "@aws-sdk/client-auto-scaling";
import type * as model from "../../model/auto-scaling/scaling/scaling-policy";
import type { Group } from "../../model/auto-scaling/group/group";
import type { World } from "../../model/world";

export function toPolicyAnswer(
  world: World,
  group: Group,
  policy: model.ScalingPolicy,
): ScalingPolicy {
  return {
    AutoScalingGroupName: group.name,
    PolicyName: policy.name,
    PolicyARN: policy.arn,
    PolicyType: policy.kind,
    Enabled: policy.enabled,
    StepAdjustments: policy.kind === "StepScaling" ? [...policy.steps] : [],
    Alarms: alarmsOfPolicy(world, policy),
    ...ownMembers(policy),
  };
}

function ownMembers(policy: model.ScalingPolicy): Partial<ScalingPolicy> {
  switch (policy.kind) {
    case "SimpleScaling":
      return {
        ...adjustingMembers(policy),
        ScalingAdjustment: policy.scalingAdjustment,
        ...(policy.cooldown !== undefined && { Cooldown: policy.cooldown }),
      };
    case "StepScaling":
      return {
        ...adjustingMembers(policy),
        MetricAggregationType: policy.metricAggregationType,
        ...warmupMember(policy),
      };
    case "TargetTrackingScaling":
      return { TargetTrackingConfiguration: policy.configuration, ...warmupMember(policy) };
  }
}

function adjustingMembers({
  adjustmentType,
  minAdjustmentMagnitude,
}: model.Adjusting): Partial<ScalingPolicy> {
  return {
    AdjustmentType: adjustmentType,
    ...(minAdjustmentMagnitude !== undefined && { MinAdjustmentMagnitude: minAdjustmentMagnitude }),
  };
}

function warmupMember({
  estimatedInstanceWarmup,
}: Pick<model.StepPolicy, "estimatedInstanceWarmup">): Partial<ScalingPolicy> {
  return estimatedInstanceWarmup === undefined
    ? {}
    : { EstimatedInstanceWarmup: estimatedInstanceWarmup };
}

/** The alarms that carry out a policy. */
export function alarmsOfPolicy(
  { cloudWatch }: World,
  { arn }: Pick<model.ScalingPolicy, "arn">,
): Alarm[] {
  return [...cloudWatch.alarms.values()]
    .filter(({ settings }) => settings.AlarmActions?.includes(arn))
    .map(({ alarmName, alarmArn }) => ({ AlarmName: alarmName, AlarmARN: alarmArn }));
}
