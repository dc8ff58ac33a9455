/** PutLifecycleHook: adds a hook to a group, or changes one. */
import type { PutLifecycleHookAnswer, PutLifecycleHookType } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { putHook } from "../../model/auto-scaling/lifecycle/hook";
import type { ActionContext } from "../action";

export function putLifecycleHook(
  { AutoScalingGroupName, ...hook }: PutLifecycleHookType,
  { world }: ActionContext,
): PutLifecycleHookAnswer {
  const { LifecycleTransition, ...rest } = hook;
  putHook(requireGroup(world, AutoScalingGroupName), {
    ...rest,
    ...(LifecycleTransition !== undefined && { LifecycleTransition }),
  });
  return {};
}
