/** PutWarmPool: gives a group a warm pool, or changes it. */
import type { PutWarmPoolAnswer, PutWarmPoolType } from "@aws-sdk/client-auto-scaling";
import { requestStep } from "../../model/auto-scaling/scheduler/request-step";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { findActiveRefresh } from "../../model/auto-scaling/refresh/refresh";
import { unverified } from "../../model/unverified-texts";
import { toWarmPool } from "../../model/auto-scaling/warm-pool/warm-pool";
import { AwsError } from "../../aws-error";
import type { ActionContext } from "../action";

export function putWarmPool(
  input: PutWarmPoolType,
  { world, now }: ActionContext,
): PutWarmPoolAnswer {
  const group = requireGroup(world, input.AutoScalingGroupName);
  if (findActiveRefresh(group)?.strategy === "ReplaceRootVolume") {
    throw new AwsError("ValidationError", unverified.rootVolumeWithoutWarmPool);
  }
  group.warmPool = toWarmPool(input, group.warmPool);
  requestStep(world, group, now);
  return {};
}
