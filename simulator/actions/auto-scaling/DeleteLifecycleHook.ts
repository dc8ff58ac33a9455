/** DeleteLifecycleHook: removes a hook; what it holds goes on as if launches had been abandoned and terminations continued. */
import type {
  DeleteLifecycleHookAnswer,
  DeleteLifecycleHookType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { releaseHook } from "../../model/auto-scaling/lifecycle/result";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { ActionContext } from "../action";

export function deleteLifecycleHook(
  { AutoScalingGroupName, LifecycleHookName = "" }: DeleteLifecycleHookType,
  { world, now }: ActionContext,
): DeleteLifecycleHookAnswer {
  const group = requireGroup(world, AutoScalingGroupName);
  if (!group.hooks.delete(LifecycleHookName)) {
    throw new AwsError("ValidationError", unverified.noSuchHook(LifecycleHookName, group.name));
  }
  releaseHook(world, group, LifecycleHookName, now);
  return {};
}
