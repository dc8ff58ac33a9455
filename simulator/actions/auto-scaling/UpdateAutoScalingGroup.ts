/** UpdateAutoScalingGroup: changes the settings that the request names. */
import type { UpdateAutoScalingGroupType } from "@aws-sdk/client-auto-scaling";
import { requireGroupToChange } from "../../model/auto-scaling/group/lookup";
import { updateGroup } from "../../model/auto-scaling/group/request";
import type { ActionContext } from "../action";

export function updateAutoScalingGroup(
  input: UpdateAutoScalingGroupType,
  { world, now }: ActionContext,
): void {
  updateGroup(world, requireGroupToChange(world, input.AutoScalingGroupName), input, now);
}
