/** The way back from service into the warm pool, where the pool's reuse policy has a scale-in take it. */
import type { World } from "../../world";
import { beginActivity, cancelActivity, drainActivity } from "../activity/record";
import { plan } from "../scheduler/scheduler";
import { renderCause, renderTerminationCause, type TerminationCause } from "../activity/cause";
import { referTo, type Group } from "../group/group";
import { findReferredGroup } from "../group/lookup";
import { holdForHooks } from "../lifecycle/wait";
import type { Member } from "../instance/member";
import { recordMembership } from "../instance/membership";
import { deregisterMember } from "../load-balancers/attaching";
import type { Task } from "../scheduler/task";
import { restInPool } from "./warm-launch";

export interface WarmReturn {
  readonly cause: TerminationCause;
  /** The sentence about the request behind it. */
  readonly request?: string | undefined;
  readonly now: number;
}

/** Whether a scale-in returns instances to the pool instead of terminating them. */
export function returnsToPool({ warmPool }: Group): boolean {
  return warmPool !== undefined && !warmPool.deleting && warmPool.reuseOnScaleIn;
}

/** Begins to return a member: its targets drain and termination hooks hold it, then it waits in the pool. */
export function returnToPool(
  world: World,
  group: Group,
  member: Member,
  { cause, request, now }: WarmReturn,
): void {
  const { instanceId } = member;
  cancelActivity(world, member.activityId, now);
  const sentences = renderCause(request, renderTerminationCause(cause, instanceId, now));
  const begun = { kind: "warmReturn", instanceId, cause: sentences, place: member, now } as const;
  member.activityId = beginActivity(world, group, begun).activityId;
  member.wait = undefined;
  member.lifecycleState = "Warmed:Pending";
  member.fromWarmPool = true;
  member.inServiceAt = undefined;
  group.members.delete(instanceId);
  group.unhealthy.delete(instanceId);
  group.warmMembers.set(instanceId, member);
  recordMembership(world, group, instanceId);
  const outAt = deregisterMember(world, group, member, now);
  if (outAt > now) {
    drainActivity(world, member.activityId, "begin");
    plan(world, outAt, { kind: "returning", group: referTo(group), instanceId });
  } else enterPool(world, group, member, now);
}

/** The load balancers have let go of a member that goes back. */
export function finishReturnDraining(
  world: World,
  task: Task & { kind: "returning" },
  now: number,
): void {
  const group = findReferredGroup(world, task.group);
  const member = group?.warmMembers.get(task.instanceId);
  if (!group || member?.lifecycleState !== "Warmed:Pending") return;
  drainActivity(world, member.activityId, "end");
  enterPool(world, group, member, now);
}

const transition = "autoscaling:EC2_INSTANCE_TERMINATING";

function enterPool(world: World, group: Group, member: Member, now: number): void {
  if (!holdForHooks(world, group, member, { transition, now })) {
    restInPool(world, group, member, now);
  }
}
