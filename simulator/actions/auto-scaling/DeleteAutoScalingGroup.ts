/** DeleteAutoScalingGroup: an empty group at once, one with instances only by force. */
import type { DeleteAutoScalingGroupType } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { removeGroup } from "../../model/auto-scaling/group/register";
import { deleteWithMembers } from "../../model/auto-scaling/group/request";
import { AwsError } from "../../aws-error";
import type { ActionContext } from "../action";

export function deleteAutoScalingGroup(
  { AutoScalingGroupName, ForceDelete }: DeleteAutoScalingGroupType,
  { world, now }: ActionContext,
): void {
  const group = requireGroup(world, AutoScalingGroupName);
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
