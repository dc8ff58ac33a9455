/** DeleteWarmPool: an empty pool at once, one with instances only by force. */
import type { DeleteWarmPoolAnswer, DeleteWarmPoolType } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { unverified } from "../../model/unverified-texts";
import { deleteWarmPool as beginDeletion } from "../../model/auto-scaling/warm-pool/reconcile";
import { AwsError } from "../../aws-error";
import type { ActionContext } from "../action";

export function deleteWarmPool(
  { AutoScalingGroupName, ForceDelete = false }: DeleteWarmPoolType,
  { world, now }: ActionContext,
): DeleteWarmPoolAnswer {
  const group = requireGroup(world, AutoScalingGroupName);
  if (!group.warmPool) throw new AwsError("ValidationError", unverified.noWarmPool(group.name));
  if (group.warmMembers.size === 0) group.warmPool = undefined;
  else if (ForceDelete) beginDeletion(world, group, now);
  else throw new AwsError("ResourceInUse", unverified.warmPoolInUse(group.name));
  return {};
}
