/** DeleteScheduledAction: removes a scheduled action. */
import type { DeleteScheduledActionType } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { deleteScheduledAction as remove } from "../../model/auto-scaling/scaling/scheduled-actions";
import type { ActionContext } from "../action";

export function deleteScheduledAction(
  { AutoScalingGroupName, ScheduledActionName = "" }: DeleteScheduledActionType,
  { world }: ActionContext,
): void {
  remove(requireGroup(world, AutoScalingGroupName), ScheduledActionName);
}
