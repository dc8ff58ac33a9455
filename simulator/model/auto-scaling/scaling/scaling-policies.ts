/** Puts and deletes the scaling policies of a group. */
import type { PutScalingPolicyType, StepAdjustment } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../aws-error";
import { unverified } from "../../unverified-texts";
import type { World } from "../../world";
import type { Group } from "../group/group";
import type { Adjusting, AdjustmentType, ScalingPolicy } from "./scaling-policy";
import { deleteTrackingAlarms, putTrackingAlarms } from "./target-tracking";

/** Adds a policy, or replaces the one of that name. Throws AWS's error for what does not hold together. */
export function putScalingPolicy(
  world: World,
  group: Group,
  request: PutScalingPolicyType,
  now: number,
): ScalingPolicy {
  const { PolicyName: name = "" } = request;
  const before = group.policies.get(name);
  const { region, accountId, ids } = world;
  const arn =
    before?.arn ??
    `arn:aws:autoscaling:${region}:${accountId}:scalingPolicy:${ids.uuid()}:autoScalingGroupName/${group.name}:policyName/${name}`;
  const policy = readPolicy({ name, arn, enabled: request.Enabled ?? true }, request);
  if (before?.kind === "TargetTrackingScaling") deleteTrackingAlarms(world, before);
  group.policies.set(name, policy);
  if (policy.kind === "TargetTrackingScaling") putTrackingAlarms(world, group, policy, now);
  return policy;
}

function readPolicy(
  core: Pick<ScalingPolicy, "name" | "arn" | "enabled">,
  request: PutScalingPolicyType,
): ScalingPolicy {
  const { EstimatedInstanceWarmup: estimatedInstanceWarmup } = request;
  switch (request.PolicyType ?? "SimpleScaling") {
    case "SimpleScaling": {
      const { ScalingAdjustment: scalingAdjustment, Cooldown: cooldown } = request;
      if (scalingAdjustment === undefined) refuse(unverified.policyWithout("ScalingAdjustment"));
      const adjusting = readAdjusting(request);
      return { ...core, kind: "SimpleScaling", ...adjusting, scalingAdjustment, cooldown };
    }
    case "StepScaling":
      return {
        ...core,
        kind: "StepScaling",
        ...readAdjusting(request),
        steps: readSteps(request),
        metricAggregationType: request.MetricAggregationType ?? "Average",
        estimatedInstanceWarmup,
      };
    case "TargetTrackingScaling": {
      const { TargetTrackingConfiguration: configuration } = request;
      if (!configuration) refuse(unverified.policyWithout("TargetTrackingConfiguration"));
      return { ...core, kind: "TargetTrackingScaling", configuration, estimatedInstanceWarmup };
    }
    case "PredictiveScaling":
      throw new AwsError(
        "NotImplemented",
        "Predictive scaling is a policy type of Auto Scaling that aws-autoscaling-simulator does not simulate.",
        501,
      );
    default:
      refuse(unverified.noSuchPolicyType(request.PolicyType));
  }
}

const adjustmentTypes = ["ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"] as const;

function readAdjusting({ AdjustmentType: given, ...request }: PutScalingPolicyType): Adjusting {
  const adjustmentType: AdjustmentType | undefined = adjustmentTypes.find((type) => type === given);
  if (!adjustmentType) refuse(unverified.noSuchAdjustmentType(given));
  return {
    adjustmentType,
    minAdjustmentMagnitude: request.MinAdjustmentMagnitude,
  };
}

function readSteps({
  StepAdjustments: steps = [],
}: PutScalingPolicyType): readonly StepAdjustment[] {
  if (steps.length === 0) refuse(unverified.policyWithout("StepAdjustments"));
  const sorted = steps.toSorted((one, other) => lowerOf(one) - lowerOf(other));
  const hasHole = sorted.some(
    (step, index) => index > 0 && lowerOf(step) !== sorted[index - 1]?.MetricIntervalUpperBound,
  );
  if (hasHole) refuse(unverified.stepsNotAdjacent);
  return steps;
}

function lowerOf({ MetricIntervalLowerBound: lower = -Infinity }: StepAdjustment): number {
  return lower;
}

/** A policy by its name or its ARN. Throws AWS's error if the group has none. */
export function requirePolicy(group: Group, named: string): ScalingPolicy {
  const policy = [...group.policies.values()].find(
    ({ name, arn }) => named === name || named === arn,
  );
  if (policy) return policy;
  refuse(unverified.noSuchPolicy(named));
}

/** Removes a policy, with the alarms that were made for it. */
export function deleteScalingPolicy(world: World, group: Group, named: string): void {
  const policy = requirePolicy(group, named);
  if (policy.kind === "TargetTrackingScaling") deleteTrackingAlarms(world, policy);
  group.policies.delete(policy.name);
}

function refuse(message: string): never {
  throw new AwsError("ValidationError", message);
}
