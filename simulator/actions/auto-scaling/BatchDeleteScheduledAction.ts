/** BatchDeleteScheduledAction: removes several scheduled actions. */
import type {
  BatchDeleteScheduledActionAnswer,
  BatchDeleteScheduledActionType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { deleteScheduledAction } from "../../model/auto-scaling/scaling/scheduled-actions";
import type { ActionContext } from "../action";
import { collectFailures } from "./failed-schedules";

export function batchDeleteScheduledAction(
  { AutoScalingGroupName, ScheduledActionNames = [] }: BatchDeleteScheduledActionType,
  { world }: ActionContext,
): BatchDeleteScheduledActionAnswer {
  const group = requireGroup(world, AutoScalingGroupName);
  return {
    FailedScheduledActions: collectFailures(
      ScheduledActionNames,
      (name) => name,
      (name) => {
        deleteScheduledAction(group, name);
      },
    ),
  };
}
