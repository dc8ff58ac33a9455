/** DescribeLifecycleHooks: the hooks of a group, or those of the given names. */
import type {
  DescribeLifecycleHooksAnswer,
  DescribeLifecycleHooksType,
  LifecycleHook as LifecycleHookAnswer,
} from "@aws-sdk/client-auto-scaling";
import { type Group } from "../../model/auto-scaling/group/group";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { globalTimeout, type LifecycleHook } from "../../model/auto-scaling/lifecycle/hook";
import type { ActionContext } from "../action";

export function describeLifecycleHooks(
  { AutoScalingGroupName, LifecycleHookNames: names = [] }: DescribeLifecycleHooksType,
  { world }: ActionContext,
): DescribeLifecycleHooksAnswer {
  const group = requireGroup(world, AutoScalingGroupName);
  const hooks = [...group.hooks.values()].filter(
    ({ name }) => names.length === 0 || names.includes(name),
  );
  return { LifecycleHooks: hooks.map((hook) => toHookAnswer(group, hook)) };
}

function toHookAnswer(group: Group, hook: LifecycleHook): LifecycleHookAnswer {
  return {
    LifecycleHookName: hook.name,
    AutoScalingGroupName: group.name,
    LifecycleTransition: hook.transition,
    ...(hook.notificationTargetArn !== undefined && {
      NotificationTargetARN: hook.notificationTargetArn,
    }),
    ...(hook.roleArn !== undefined && { RoleARN: hook.roleArn }),
    ...(hook.notificationMetadata !== undefined && {
      NotificationMetadata: hook.notificationMetadata,
    }),
    HeartbeatTimeout: hook.heartbeatTimeout,
    GlobalTimeout: globalTimeout(hook),
    DefaultResult: hook.defaultResult,
  };
}
