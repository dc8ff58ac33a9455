/** Standby: a member is set aside on request, and comes back into service on request. */
import type { World } from "../world";
import { beginActivity, completeActivity, type Activity } from "./activity";
import { plan } from "./agenda";
import { renderStandbyCause } from "./cause";
import { findReferredGroup, referTo, type Group } from "./group";
import { planInService } from "./launching";
import type { Member } from "./member";
import { inServiceAfter, standbyAfter } from "./rhythm";
import { deregisterMember } from "./target-groups";
import type { Task } from "./task";

export interface StandbyMoveOptions {
  /** The desired capacity before and after. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

/** Begins to set a member aside; it is in standby when its targets have drained, but not within three seconds. */
export function enterStandby(
  world: World,
  group: Group,
  member: Member,
  { from, to, now }: StandbyMoveOptions,
): Activity {
  const { instanceId } = member;
  const activity = beginActivity(world, group, {
    kind: "enterStandby",
    instanceId,
    cause: renderStandbyCause({ kind: "enterStandby", instanceId, from, to }, now),
    place: member,
    now,
  });
  member.activityId = activity.activityId;
  member.lifecycleState = "EnteringStandby";
  const outAt = deregisterMember(world, group, member, now);
  plan(world, Math.max(outAt, now + standbyAfter), {
    kind: "standby",
    group: referTo(group),
    instanceId,
  });
  return activity;
}

/** Begins to bring a member back: it is Pending, and comes into service like a new one. */
export function exitStandby(
  world: World,
  group: Group,
  member: Member,
  { from, to, now }: StandbyMoveOptions,
): Activity {
  const { instanceId } = member;
  const activity = beginActivity(world, group, {
    kind: "exitStandby",
    instanceId,
    cause: renderStandbyCause({ kind: "exitStandby", instanceId, from, to }, now),
    place: member,
    now,
  });
  member.activityId = activity.activityId;
  member.lifecycleState = "Pending";
  planInService(world, group, member, now + inServiceAfter);
  return activity;
}

/** A member that was entering standby is there. */
export function reachStandby(world: World, task: Task & { kind: "standby" }, now: number): void {
  const group = findReferredGroup(world, task.group);
  const member = group?.members.get(task.instanceId);
  if (member?.lifecycleState !== "EnteringStandby") return;
  member.lifecycleState = "Standby";
  completeActivity(world, member.activityId, now);
  member.activityId = undefined;
}
