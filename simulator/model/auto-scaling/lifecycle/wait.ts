/** An instance that waits for lifecycle hooks: each hook has an action of its own, with a token and a time by which it ends. */
import type { LifecycleState } from "@aws-sdk/client-auto-scaling";
import { sendEvent } from "../../events";
import type { World } from "../../world";
import { setActivityStatus } from "../activity/record";
import { plan } from "../scheduler/scheduler";
import { referTo, type Group } from "../group/group";
import { globalTimeout, type LifecycleHook, type LifecycleTransition } from "./hook";
import { isWarm, type Member } from "../instance/member";
import { injectHookResult } from "../fault-injection/injected-faults";
import type { LifecycleAction } from "./action";

/** The states in which hooks can hold an instance: what it then is in, and what follows. */
const holds: Partial<Record<LifecycleState, readonly [LifecycleState, LifecycleState]>> = {
  Pending: ["Pending:Wait", "Pending:Proceed"],
  Terminating: ["Terminating:Wait", "Terminating:Proceed"],
  "Warmed:Pending": ["Warmed:Pending:Wait", "Warmed:Pending:Proceed"],
  "Warmed:Terminating": ["Warmed:Terminating:Wait", "Warmed:Terminating:Proceed"],
  ReplacingRootVolume: ["ReplacingRootVolume:Wait", "ReplacingRootVolume:Proceed"],
};

/** Lets the group's hooks for a transition hold a member; false if there are none. */
export function holdForHooks(
  world: World,
  group: Group,
  member: Member,
  { transition, now }: { readonly transition: LifecycleTransition; readonly now: number },
): boolean {
  const hooks = [...group.hooks.values()].filter((hook) => hook.transition === transition);
  const states = holds[member.lifecycleState];
  if (hooks.length === 0 || !states) return false;
  const [waiting, proceed] = states;
  member.lifecycleState = waiting;
  member.wait = { transition, proceed, actions: new Map() };
  setActivityStatus(world, member.activityId, "MidLifecycleAction");
  for (const hook of hooks) {
    const action = beginAction(world, group, { member, hook, now });
    member.wait.actions.set(hook.name, action);
    sendActionEvent(world, group, { member, action, now });
  }
  return true;
}

interface HeldMember {
  readonly member: Member;
  readonly hook: LifecycleHook;
  readonly now: number;
}

function beginAction(
  world: World,
  group: Group,
  { member, hook, now }: HeldMember,
): LifecycleAction {
  const token = world.ids.uuid();
  const endsBy = now + globalTimeout(hook) * 1000;
  const timesOutAt = now + hook.heartbeatTimeout * 1000;
  planTimeout(world, group, { token, member, timesOutAt });
  const fault = injectHookResult(world, group, hook);
  if (fault) {
    const { result, after } = fault;
    const { instanceId } = member;
    const task = { kind: "hookResult", group: referTo(group), instanceId, token, result } as const;
    plan(world, now + after, task);
  }
  return { hook, token, endsBy, timesOutAt };
}

/** Plans the look at an action when its time may be over. */
export function planTimeout(
  world: World,
  group: Group,
  { token, member, timesOutAt }: { token: string; member: Member; timesOutAt: number },
): void {
  const { instanceId } = member;
  plan(world, timesOutAt, { kind: "hookTimeout", group: referTo(group), instanceId, token });
}

interface BegunAction {
  readonly member: Member;
  readonly action: LifecycleAction;
  readonly now: number;
}

/** The event that tells the world what to act upon, as the guide's samples have it. */
function sendActionEvent(
  world: World,
  group: Group,
  { member, action: { hook, token }, now }: BegunAction,
): void {
  const isLaunch = hook.transition === "autoscaling:EC2_INSTANCE_LAUNCHING";
  const activity = world.autoScaling.openActivities.get(member.activityId ?? "");
  const isRootVolume = activity?.kind === "rootVolume";
  const inside = isWarm(member) ? "WarmPool" : "AutoScalingGroup";
  const [origin, destination] = isLaunch
    ? [originOf(member), inside]
    : isReturning(member)
      ? ["AutoScalingGroup", "WarmPool"]
      : [inside, "EC2"];
  sendEvent(world, {
    detailType: `EC2 Instance-${isLaunch ? "launch" : "terminate"} Lifecycle Action`,
    resource: group.arn,
    at: now,
    detail: {
      LifecycleActionToken: token,
      AutoScalingGroupName: group.name,
      LifecycleHookName: hook.name,
      EC2InstanceId: member.instanceId,
      LifecycleTransition: hook.transition,
      ...(hook.notificationMetadata !== undefined && {
        NotificationMetadata: hook.notificationMetadata,
      }),
      Origin: origin,
      Destination: destination,
      ...(isRootVolume && { Action: "ReplaceRootVolume" }),
    },
  });
}

/** Where a launching member comes from. */
function originOf(member: Member): string {
  return member.fromWarmPool && !isWarm(member) ? "WarmPool" : "EC2";
}

/** Whether a termination hook holds a member on its way back into the warm pool. */
function isReturning({ lifecycleState }: Member): boolean {
  return lifecycleState.startsWith("Warmed:Pending");
}
