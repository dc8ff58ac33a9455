/** CancelInstanceRefresh: ends a refresh or a rollback where it stands. */
import type {
  CancelInstanceRefreshAnswer,
  CancelInstanceRefreshType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group";
import { findActiveRefresh } from "../../model/auto-scaling/refresh";
import { AwsError } from "../../protocol/aws-error";
import type { ActionContext } from "../action";

export function cancelInstanceRefresh(
  { AutoScalingGroupName, WaitForTransitioningInstances: waits = true }: CancelInstanceRefreshType,
  { world }: ActionContext,
): CancelInstanceRefreshAnswer {
  const group = requireGroup(world, AutoScalingGroupName);
  const refresh = findActiveRefresh(group);
  if (!refresh) {
    throw new AwsError(
      "ActiveInstanceRefreshNotFound",
      `No in progress, baking, pending, or cancelling Instance Refresh found for Auto Scaling group ${group.name}.`,
    );
  }
  refresh.status = "Cancelling";
  refresh.waitsForTransitions = waits;
  refresh.statusReason = waits
    ? "Cancelled due to user request."
    : "Cancelled without waiting for ongoing instance launches and terminations due to user request.";
  return { InstanceRefreshId: refresh.id };
}
