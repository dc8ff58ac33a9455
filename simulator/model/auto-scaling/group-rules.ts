/** What CreateAutoScalingGroup and UpdateAutoScalingGroup refuse among the settings of a group. */
import type { CreateAutoScalingGroupType } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../protocol/aws-error";
import { unverified } from "./unverified-texts";

export type SettingsRequest = Partial<
  Pick<CreateAutoScalingGroupType, "InstanceLifecyclePolicy" | "LoadBalancerNames">
>;

/** Throws AWS's error for settings that do not go together, and says what is not simulated. */
export function checkSettings({
  InstanceLifecyclePolicy,
  LoadBalancerNames = [],
}: SettingsRequest): void {
  if (LoadBalancerNames.length > 0) {
    throw new AwsError("NotImplemented", unverified.classicNotSimulated, 501);
  }
  if (InstanceLifecyclePolicy?.RetentionTriggers?.TerminateHookAbandon === "retain") {
    throw new AwsError("NotImplemented", unverified.retainNotSimulated, 501);
  }
}
