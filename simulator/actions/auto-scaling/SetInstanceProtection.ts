/** SetInstanceProtection: protects instances from scale-in, or no longer. */
import type {
  SetInstanceProtectionAnswer,
  SetInstanceProtectionQuery,
} from "@aws-sdk/client-auto-scaling";
import { requestStep } from "../../model/auto-scaling/scheduler/request-step";
import { requireMembers } from "../../model/auto-scaling/instance/named-members";
import type { ActionContext } from "../action";

export function setInstanceProtection(
  { AutoScalingGroupName, InstanceIds, ProtectedFromScaleIn }: SetInstanceProtectionQuery,
  { world, now }: ActionContext,
): SetInstanceProtectionAnswer {
  const { group, members } = requireMembers(world, AutoScalingGroupName, InstanceIds);
  for (const member of members) {
    member.protectedFromScaleIn = ProtectedFromScaleIn ?? false;
  }
  // A scale-in may have been waiting for this.
  requestStep(world, group, now);
  return {};
}
