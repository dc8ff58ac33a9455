/** What CreateAutoScalingGroup and UpdateAutoScalingGroup refuse among the settings of a group. */
import type {
  CreateAutoScalingGroupType,
  InstanceMaintenancePolicy,
} from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../aws-error";
import { capacityTypes } from "../launch/capacity-units";
import { isOneOf } from "../lifecycle/hook";
import { unverified } from "../../unverified-texts";

export type SettingsRequest = Partial<
  Pick<
    CreateAutoScalingGroupType,
    "DesiredCapacityType" | "InstanceMaintenancePolicy" | "TerminationPolicies"
  >
>;

/** Throws AWS's error for settings that do not go together, and says what is not simulated. */
export function checkSettings({
  DesiredCapacityType = "units",
  InstanceMaintenancePolicy,
  TerminationPolicies = [],
}: SettingsRequest): void {
  if (!isOneOf(DesiredCapacityType, capacityTypes)) {
    refuse(unverified.noSuchCapacityType(DesiredCapacityType));
  }
  if (InstanceMaintenancePolicy) checkMaintenancePolicy(InstanceMaintenancePolicy);
  for (const policy of TerminationPolicies) checkTerminationPolicy(policy);
}

/** Both percentages, or -1 twice to have no policy. */
function checkMaintenancePolicy({
  MinHealthyPercentage: min,
  MaxHealthyPercentage: max,
}: InstanceMaintenancePolicy): void {
  if (min === undefined || max === undefined) refuse(unverified.maintenancePolicyNeedsBoth);
  else if (min === -1 && max === -1) return;
  else if (min < 0 || max < 100) refuse(unverified.maintenancePolicyMax);
  else if (max - min > 100) refuse(unverified.maintenancePolicySpread);
}

/** Those that AWS has itself. */
export const terminationPolicies = [
  "Default",
  "AllocationStrategy",
  "OldestLaunchTemplate",
  "OldestLaunchConfiguration",
  "ClosestToNextInstanceHour",
  "NewestInstance",
  "OldestInstance",
] as const;

function checkTerminationPolicy(policy: string): void {
  if (policy.startsWith("arn:")) {
    throw new AwsError("NotImplemented", unverified.customPolicyNotSimulated, 501);
  }
  if (!isOneOf(policy, terminationPolicies)) refuse(unverified.noSuchTerminationPolicy(policy));
}

function refuse(message: string): never {
  throw new AwsError("ValidationError", message);
}
