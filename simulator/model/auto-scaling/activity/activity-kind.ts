/** The kinds of scaling activities: how each begins, and where the announced ones move their instance. */
import type { ScalingActivityStatusCode } from "@aws-sdk/client-auto-scaling";
import { unverified } from "../../unverified-texts";

export type ActivityKind =
  | "launch"
  | "terminate"
  | "enterStandby"
  | "exitStandby"
  | "attach"
  | "detach"
  | "warmLaunch"
  | "warmStart"
  | "warmReturn"
  | "rootVolume";

/** Description, first status and progress of an activity that has begun. */
export const activityBeginnings: Record<
  ActivityKind,
  readonly [string, ScalingActivityStatusCode, number]
> = {
  launch: ["Launching a new EC2 instance", "PreInService", 30],
  terminate: ["Terminating EC2 instance", "InProgress", 50],
  enterStandby: ["Moving EC2 instance to Standby", "InProgress", 50],
  attach: ["Attaching an existing EC2 instance", "PreInService", 30],
  detach: ["Detaching EC2 instance", "InProgress", 50],
  // Both descriptions are known from several workshops.
  warmLaunch: ["Launching a new EC2 instance into warm pool", "PreInService", 30],
  warmStart: ["Launching a new EC2 instance from warm pool", "PreInService", 30],
  warmReturn: [unverified.warmReturn, "InProgress", 50],
  rootVolume: ["Replacing root volume of EC2 instance", "WaitingForInPlaceUpdateToStart", 30],
  exitStandby: ["Moving EC2 instance out of Standby", "PreInService", 30],
};

/** Where an announced activity moves its instance from and to. */
export const activityEnds: Partial<Record<ActivityKind, readonly [string, string]>> = {
  launch: ["EC2", "AutoScalingGroup"],
  warmLaunch: ["EC2", "WarmPool"],
  warmStart: ["WarmPool", "AutoScalingGroup"],
  terminate: ["AutoScalingGroup", "EC2"],
};
