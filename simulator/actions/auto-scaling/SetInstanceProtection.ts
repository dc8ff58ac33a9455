/** SetInstanceProtection: protects instances from scale-in, or no longer. */
import type {
  SetInstanceProtectionAnswer,
  SetInstanceProtectionQuery,
} from "@aws-sdk/client-auto-scaling";
import { requireMembers } from "../../model/auto-scaling/named-members";
import type { ActionContext } from "../action";

export function setInstanceProtection(
  { AutoScalingGroupName, InstanceIds, ProtectedFromScaleIn }: SetInstanceProtectionQuery,
  { world }: ActionContext,
): SetInstanceProtectionAnswer {
  for (const member of requireMembers(world, AutoScalingGroupName, InstanceIds).members) {
    member.protectedFromScaleIn = ProtectedFromScaleIn ?? false;
  }
  return {};
}
