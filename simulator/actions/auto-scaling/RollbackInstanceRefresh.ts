/** RollbackInstanceRefresh: turns a refresh in progress or baking back to the group's own configuration. */
import type {
  RollbackInstanceRefreshAnswer,
  RollbackInstanceRefreshType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { findActiveRefresh } from "../../model/auto-scaling/refresh/refresh";
import { turnBack } from "../../model/auto-scaling/refresh/ending";
import { isReversible } from "../../model/auto-scaling/refresh/rules";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { ActionContext } from "../action";

export function rollbackInstanceRefresh(
  { AutoScalingGroupName }: RollbackInstanceRefreshType,
  { world }: ActionContext,
): RollbackInstanceRefreshAnswer {
  const group = requireGroup(world, AutoScalingGroupName);
  const refresh = findActiveRefresh(group);
  if (refresh?.status !== "InProgress" && refresh?.status !== "Baking") {
    throw new AwsError(
      "ActiveInstanceRefreshNotFound",
      `No in progress or baking Instance Refresh found for Auto Scaling group ${group.name}.`,
    );
  }
  if (!refresh.desired || !isReversible(world, group)) {
    throw new AwsError("IrreversibleInstanceRefresh", unverified.irreversible);
  }
  turnBack(group, refresh, "Rollback triggered due to user request.");
  return { InstanceRefreshId: refresh.id };
}
