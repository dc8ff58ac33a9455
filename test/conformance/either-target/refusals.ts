/** Requests that a group with no instances and no active refresh refuses, with AWS's code and message. */
import type { StartInstanceRefreshType } from "@aws-sdk/client-auto-scaling";
import type { Target } from "./target";

type Refusal = readonly [
  what: string,
  call: (target: Target) => Promise<unknown>,
  expected: (groupName: string) => readonly [code: string, message: string],
];

function starting(input: Omit<StartInstanceRefreshType, "AutoScalingGroupName">): Refusal[1] {
  return ({ autoScaling, groupName: AutoScalingGroupName }) =>
    autoScaling.startInstanceRefresh({ AutoScalingGroupName, ...input });
}

function invalid(message: string): Refusal[2] {
  return () => ["ValidationError", message];
}

export const refusals: readonly Refusal[] = [
  [
    "to cancel what is not there",
    ({ autoScaling, groupName: AutoScalingGroupName }) =>
      autoScaling.cancelInstanceRefresh({ AutoScalingGroupName }),
    (name) => [
      "ActiveInstanceRefreshNotFound",
      `No in progress, baking, pending, or cancelling Instance Refresh found for Auto Scaling group ${name}.`,
    ],
  ],
  [
    "to roll back what is not there",
    ({ autoScaling, groupName: AutoScalingGroupName }) =>
      autoScaling.rollbackInstanceRefresh({ AutoScalingGroupName }),
    (name) => [
      "ActiveInstanceRefreshNotFound",
      `No in progress or baking Instance Refresh found for Auto Scaling group ${name}.`,
    ],
  ],
  [
    "other root volumes without a configuration",
    starting({ Strategy: "ReplaceRootVolume" }),
    invalid(
      "The request isn't valid. The DesiredConfiguration parameter must be specified when using ReplaceRootVolume. Add the DesiredConfiguration parameter and try again.",
    ),
  ],
  [
    "a way back without a configuration",
    starting({ Preferences: { AutoRollback: true } }),
    invalid(
      "The request isn’t valid. The AutoRollback parameter cannot be set to true when the DesiredConfiguration parameter is empty. Set AutoRollback to false or specify a desired configuration and try again.",
    ),
  ],
  [
    "checkpoints that fall",
    starting({ Preferences: { CheckpointPercentages: [40, 20] } }),
    invalid("Checkpoint percentages must be sorted in ascending order with no duplicates."),
  ],
  [
    "percentages that are too far apart",
    starting({ Preferences: { MinHealthyPercentage: 0, MaxHealthyPercentage: 200 } }),
    invalid(
      "The difference between MaxHealthyPercentage and MinHealthyPercentage must be less than or equal to 100.",
    ),
  ],
];
