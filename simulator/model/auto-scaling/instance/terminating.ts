/** The end of a member: taken out of service, terminated in EC2 after half a minute, gone from its group. */
import { isGone, scheduleState, setInstanceState, terminateInstance } from "../../ec2/instances";
import type { World } from "../../world";
import { beginActivity, cancelActivity, completeActivity, drainActivity } from "../activity/record";
import { type Activity } from "../activity/activity";
import { plan } from "../scheduler/scheduler";
import { renderCause, renderTerminationCause, type TerminationCause } from "../activity/cause";
import { findMember, referTo, type Group } from "../group/group";
import { requestBalance } from "../scheduler/request-step";
import { requestStep } from "../scheduler/request-step";
import { findReferredGroup } from "../group/lookup";
import { holdForHooks } from "../lifecycle/wait";
import { isLeaving, isRetained, isWarm, type Member } from "./member";
import { terminationTakes } from "../scheduler/timing";
import { deregisterMember } from "../load-balancers/attaching";
import type { Task } from "../scheduler/task";

export interface Termination {
  readonly cause: TerminationCause;
  /** The refresh that replaces the member. */
  readonly replacedBy?: string;
  /** The sentence about the request behind it. */
  readonly request?: string | undefined;
  readonly now: number;
}

/** Takes a member out of service; undefined if it already was. Its targets drain and hooks hold it, unless its group is being deleted. */
export function beginTermination(
  world: World,
  group: Group,
  member: Member,
  { cause, replacedBy, request, now }: Termination,
): Activity | undefined {
  if (isLeaving(member)) return undefined;
  const { instanceId } = member;
  cancelActivity(world, member.activityId, now);
  const sentences = renderTerminationCause(cause, instanceId, now);
  const activity = beginActivity(world, group, {
    kind: "terminate",
    instanceId,
    cause: renderCause(request, sentences),
    place: member,
    changesCapacity: cause.kind === "difference",
    now,
  });
  member.activityId = activity.activityId;
  member.wait = undefined;
  const hadHooks = isRetained(member);
  member.lifecycleState = isWarm(member) ? "Warmed:Terminating" : "Terminating";
  member.replacedBy = replacedBy;
  const outAt = deregisterMember(world, group, member, now);
  if (outAt > now && !group.deleting) {
    drainActivity(world, member.activityId, "begin");
    plan(world, outAt, { kind: "drained", group: referTo(group), instanceId });
  } else if (hadHooks) terminateMember(world, group, member, now);
  else letGo(world, group, member, now);
  return activity;
}

/** A member's targets have drained. */
export function finishDraining(world: World, task: Task & { kind: "drained" }, now: number): void {
  const group = findReferredGroup(world, task.group);
  const member = group?.members.get(task.instanceId);
  if (!group || member?.lifecycleState !== "Terminating" || member.endsAt !== undefined) return;
  drainActivity(world, member.activityId, "end");
  letGo(world, group, member, now);
}

const transition = "autoscaling:EC2_INSTANCE_TERMINATING";

/** Hooks come before the end in EC2. */
function letGo(world: World, group: Group, member: Member, now: number): void {
  if (!group.deleting && holdForHooks(world, group, member, { transition, now })) return;
  terminateMember(world, group, member, now);
}

/** Lets EC2 terminate a member that nothing holds any more. */
export function terminateMember(world: World, group: Group, member: Member, now: number): void {
  if (member.endsAt !== undefined) return;
  const { instanceId } = member;
  const gone = now + terminationTakes[world.ids.random() < 0.5 ? 0 : 1];
  member.wait = undefined;
  member.endsAt = gone;
  terminate(world, instanceId, { now, gone });
  plan(world, gone, { kind: "gone", group: referTo(group), instanceId });
}

/** Lets EC2 finish when the group does; an instance that somebody else has terminated keeps its own time. */
function terminate(
  world: World,
  instanceId: string,
  { now, gone }: { now: number; gone: number },
): void {
  const instance = world.ec2.instances.get(instanceId);
  if (!instance || isGone(instance)) return;
  terminateInstance(world, instanceId, now);
  scheduleState(world, instance, { state: "terminated", at: gone });
}

/** A terminating member is gone. The last one of a group that is being deleted lets the worker remove the group. */
export function finishTermination(world: World, task: Task & { kind: "gone" }, now: number): void {
  const group = findReferredGroup(world, task.group);
  const member = group && findMember(group, task.instanceId);
  if (!group || !member) return;
  completeActivity(world, member.activityId, now);
  setInstanceState(world, member.instanceId, "terminated", now);
  group.members.delete(member.instanceId);
  if (group.warmMembers.delete(member.instanceId)) requestStep(world, group, now);
  group.unhealthy.delete(member.instanceId);
  world.autoScaling.memberships.delete(member.instanceId);
  if (isEmpty(group)) requestStep(world, group, now);
  else requestBalance(world, group, now);
}

/** Whether a group that is being deleted has let its last instance go. */
export function isEmpty({ deleting, members, warmMembers }: Group): boolean {
  return deleting && members.size === 0 && warmMembers.size === 0;
}
