/** How a lifecycle action ends: completed by somebody, or by its default result when nobody does. */
import { AwsError } from "../../../aws-error";
import type { World } from "../../world";
import { abandonActivity } from "../activity/record";
import { plan } from "../scheduler/scheduler";
import { findMember, referTo, type Group } from "../group/group";
import { requestStep } from "../scheduler/request-step";
import { findReferredGroup } from "../group/lookup";
import type { LifecycleResult } from "./hook";
import { retain, retainsAbandoned, type Abandonment } from "./retention";
import { planTimeout } from "./wait";
import { type LifecycleWait } from "./action";
import { type LifecycleAction } from "./action";
import type { Member } from "../instance/member";
import { proceedAfter } from "../scheduler/timing";
import type { Task } from "../scheduler/task";
import { beginTermination } from "../instance/terminating";

/** How a request names an action: by its token, or by its instance. */
export interface ActionName {
  readonly hookName: string;
  readonly token?: string | undefined;
  readonly instanceId?: string | undefined;
}

/** An action that is not over, with the instance that waits for it. */
export interface OpenAction {
  readonly member: Member;
  readonly wait: LifecycleWait;
  readonly action: LifecycleAction;
}

/** The open action of a name. Throws AWS's error if there is none. */
export function requireAction(
  group: Group,
  { hookName, token, instanceId }: ActionName,
): OpenAction {
  const named = instanceId === undefined ? undefined : findMember(group, instanceId);
  for (const open of named ? openActionsOf(named) : openActions(group)) {
    const isMeant =
      open.action.hook.name === hookName &&
      (token === undefined || open.action.token === token) &&
      (instanceId === undefined || open.member.instanceId === instanceId);
    if (isMeant && (token ?? instanceId) !== undefined) return open;
  }
  // Both sentences are known from the logs of several tools.
  const name = token === undefined ? `instance ID ${instanceId ?? "null"}` : `token ${token}`;
  throw new AwsError("ValidationError", `No active Lifecycle Action found with ${name}`);
}

/** Every action of a group that is not over. */
export function openActions(group: Group): readonly OpenAction[] {
  return [...group.members.values(), ...group.warmMembers.values()].flatMap(openActionsOf);
}

function openActionsOf(member: Member): readonly OpenAction[] {
  const { wait } = member;
  return wait ? [...wait.actions.values()].map((action) => ({ member, wait, action })) : [];
}

/** Gives an action another heartbeat, but never beyond its global timeout. */
export function recordHeartbeat(
  world: World,
  group: Group,
  { member, action }: OpenAction,
  now: number,
): void {
  const timesOutAt = Math.min(now + action.hook.heartbeatTimeout * 1000, action.endsBy);
  action.timesOutAt = timesOutAt;
  planTimeout(world, group, { token: action.token, member, timesOutAt });
}

/** Lets the default result apply, unless a heartbeat has put it off. */
export function timeOutAction(
  world: World,
  task: Task & { kind: "hookTimeout" },
  now: number,
): void {
  const group = findReferredGroup(world, task.group);
  const open = group && findByToken(group, task);
  if (!open || open.action.timesOutAt > now) return;
  const { defaultResult } = open.action.hook;
  completeAction(world, group, open, { result: defaultResult, why: "Heartbeat Timeout", now });
}

/** Completes an action the way that the scenario says. */
export function applyHookResult(
  world: World,
  task: Task & { kind: "hookResult" },
  now: number,
): void {
  const group = findReferredGroup(world, task.group);
  const open = group && findByToken(group, task);
  if (open) completeAction(world, group, open, { ...completed(task.result), now });
}

function findByToken(
  group: Group,
  { instanceId, token }: { readonly instanceId: string; readonly token: string },
): OpenAction | undefined {
  const member = findMember(group, instanceId);
  const wait = member?.wait;
  const action = [...(wait?.actions.values() ?? [])].find((one) => one.token === token);
  return member && wait && action && { member, wait, action };
}

export interface ActionResult {
  readonly result: LifecycleResult;
  /** The end of the activity's status message where the result is ABANDON. */
  readonly why: string;
  readonly now: number;
}

/** A result that somebody has sent. */
export function completed(result: LifecycleResult): Pick<ActionResult, "result" | "why"> {
  return { result, why: `Lifecycle Action Completed with ${result} Result` };
}

/** Ends an action. The last one lets the instance go on; one that is abandoned ends all, and with them a launch. */
export function completeAction(
  world: World,
  group: Group,
  { member, wait, action }: OpenAction,
  { result, why, now }: ActionResult,
): void {
  wait.actions.delete(action.hook.name);
  // The documented message of a launch that was abandoned.
  const message = `Instance failed to complete user's Lifecycle Action: Lifecycle Action with token ${action.token} was abandoned: ${why}`;
  if (result === "ABANDON" && wait.transition === "autoscaling:EC2_INSTANCE_LAUNCHING") {
    abandonLaunch(world, group, member, { message, now });
  } else if (result === "ABANDON" && retainsAbandoned(group)) {
    if (!retain(world, group, member, { message, now })) proceed(world, group, member, now);
  } else if (result === "ABANDON" || wait.actions.size === 0) {
    proceed(world, group, member, now);
  }
}

/** The end of an instance whose launch was abandoned. */
function abandonLaunch(
  world: World,
  group: Group,
  member: Member,
  { message, now }: Abandonment,
): void {
  abandonActivity(world, member.activityId, message, now);
  beginTermination(world, group, member, { cause: { kind: "abandoned" }, now });
  requestStep(world, group, now);
}

/** Nothing holds the member any more. */
function proceed(world: World, group: Group, member: Member, now: number): void {
  const { wait, instanceId } = member;
  if (!wait) return;
  member.lifecycleState = wait.proceed;
  member.wait = undefined;
  plan(world, now + proceedAfter, { kind: "proceed", group: referTo(group), instanceId });
}

/** A hook that is deleted lets launches end abandoned and terminations go on, as the API reference says. */
export function releaseHook(world: World, group: Group, hookName: string, now: number): void {
  for (const open of openActions(group)) {
    if (open.action.hook.name !== hookName) continue;
    const isLaunch = open.wait.transition === "autoscaling:EC2_INSTANCE_LAUNCHING";
    const result = isLaunch ? "ABANDON" : "CONTINUE";
    completeAction(world, group, open, { ...completed(result), now });
  }
}
