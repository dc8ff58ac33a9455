/** DeleteAutoScalingGroup: an empty group at once, one with instances only by force. */
import type { DeleteAutoScalingGroupType } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { removeGroup } from "../../model/auto-scaling/group/register";
import { deleteWithMembers } from "../../model/auto-scaling/group/request";
import { AwsError } from "../../aws-error";
import type { Group } from "../../model/auto-scaling/group/group";
import { unverified } from "../../model/unverified-texts";
import type { ActionContext } from "../action";

export function deleteAutoScalingGroup(
  { AutoScalingGroupName, ForceDelete }: DeleteAutoScalingGroupType,
  { world, now }: ActionContext,
): void {
  const group = requireGroup(world, AutoScalingGroupName);
  checkProtection(group, ForceDelete ?? false);
  const isEmpty =
    group.members.size === 0 && group.orders.size === 0 && group.warmMembers.size === 0;
  if (isEmpty && (ForceDelete === true || group.desiredCapacity === 0)) {
    removeGroup(world, group);
  } else if (ForceDelete === true) {
    deleteWithMembers(world, group, now);
  } else {
    throw new AwsError(
      "ResourceInUse",
      "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.",
    );
  }
}

/** A group can be protected from every deletion, or from those by force. */
function checkProtection({ name, settings }: Group, isForced: boolean): void {
  const { DeletionProtection: protection = "none" } = settings;
  if (protection === "none" || (protection === "prevent-force-deletion" && !isForced)) return;
  throw new AwsError("ValidationError", unverified.protectedFromDeletion(name, protection));
}
