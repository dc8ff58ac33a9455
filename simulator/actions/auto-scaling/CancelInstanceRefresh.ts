/** CancelInstanceRefresh: ends a refresh or a rollback where it stands. */
import type {
  CancelInstanceRefreshAnswer,
  CancelInstanceRefreshType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { findActiveRefresh } from "../../model/auto-scaling/refresh/refresh";
import { cancel } from "../../model/auto-scaling/refresh/ending";
import { AwsError } from "../../aws-error";
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
  cancel(group, refresh, waits);
  return { InstanceRefreshId: refresh.id };
}
