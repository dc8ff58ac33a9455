/** BatchPutScheduledUpdateGroupAction: several scheduled actions, of which those that cannot be are told. */
import type {
  BatchPutScheduledUpdateGroupActionAnswer,
  BatchPutScheduledUpdateGroupActionType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroupToChange } from "../../model/auto-scaling/group/lookup";
import { putScheduledAction } from "../../model/auto-scaling/scaling/scheduled-actions";
import type { ActionContext } from "../action";
import { collectFailures } from "./failed-schedules";

export function batchPutScheduledUpdateGroupAction(
  {
    AutoScalingGroupName,
    ScheduledUpdateGroupActions = [],
  }: BatchPutScheduledUpdateGroupActionType,
  { world, now }: ActionContext,
): BatchPutScheduledUpdateGroupActionAnswer {
  const group = requireGroupToChange(world, AutoScalingGroupName);
  return {
    FailedScheduledUpdateGroupActions: collectFailures(
      ScheduledUpdateGroupActions,
      ({ ScheduledActionName }) => ScheduledActionName,
      (request) => {
        putScheduledAction(world, group, request, now);
      },
    ),
  };
}
