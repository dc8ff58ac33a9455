/** PutScheduledUpdateGroupAction: sizes that a group is given at a time, or again and again. */
import type { PutScheduledUpdateGroupActionType } from "@aws-sdk/client-auto-scaling";
import { requireGroupToChange } from "../../model/auto-scaling/group/lookup";
import { putScheduledAction } from "../../model/auto-scaling/scaling/scheduled-actions";
import type { ActionContext } from "../action";

export function putScheduledUpdateGroupAction(
  { Time, ...input }: PutScheduledUpdateGroupActionType,
  { world, now }: ActionContext,
): void {
  const group = requireGroupToChange(world, input.AutoScalingGroupName);
  // The older name of the start.
  const StartTime = input.StartTime ?? Time;
  putScheduledAction(world, group, { ...input, ...(StartTime && { StartTime }) }, now);
}
