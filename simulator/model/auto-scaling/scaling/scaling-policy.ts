/** A scaling policy of a group, as data. */
import type { StepAdjustment, TargetTrackingConfiguration } from "@aws-sdk/client-auto-scaling";

interface PolicyCore {
  readonly name: string;
  readonly arn: string;
  readonly enabled: boolean;
}

export type AdjustmentType = "ChangeInCapacity" | "ExactCapacity" | "PercentChangeInCapacity";

export interface Adjusting {
  readonly adjustmentType: AdjustmentType;
  /** The least change that a percentage makes, in units of capacity. */
  readonly minAdjustmentMagnitude: number | undefined;
}

export interface SimplePolicy extends PolicyCore, Adjusting {
  readonly kind: "SimpleScaling";
  readonly scalingAdjustment: number;
  /** Seconds. @default that of the group */
  readonly cooldown: number | undefined;
}

export interface StepPolicy extends PolicyCore, Adjusting {
  readonly kind: "StepScaling";
  readonly steps: readonly StepAdjustment[];
  readonly metricAggregationType: string;
  /** Seconds. @default that of the group */
  readonly estimatedInstanceWarmup: number | undefined;
}

export interface TargetTrackingPolicy extends PolicyCore {
  readonly kind: "TargetTrackingScaling";
  readonly configuration: TargetTrackingConfiguration;
  /** Seconds. @default that of the group */
  readonly estimatedInstanceWarmup: number | undefined;
}

export type ScalingPolicy = SimplePolicy | StepPolicy | TargetTrackingPolicy;
