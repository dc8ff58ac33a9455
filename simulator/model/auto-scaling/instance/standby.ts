/** Standby: a member is set aside on request, and comes back into service on request. */
import type { World } from "../../world";
import { beginActivity, completeActivity } from "../activity/record";
import { type Activity } from "../activity/activity";
import { plan } from "../scheduler/scheduler";
import { renderStandbyCause } from "../activity/cause";
import { referTo, type Group } from "../group/group";
import { requestBalance } from "../scheduler/request-step";
import { findReferredGroup } from "../group/lookup";
import { planInService } from "../launch/launching";
import type { Member } from "./member";
import { inServiceAfter, standbyAfter } from "../scheduler/timing";
import { deregisterMember } from "../load-balancers/attaching";
import type { Task } from "../scheduler/task";

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
  move: StandbyMoveOptions,
): Activity {
  const activity = beginMove("enterStandby", { world, group, member, move });
  member.lifecycleState = "EnteringStandby";
  const outAt = deregisterMember(world, group, member, move.now);
  plan(world, Math.max(outAt, move.now + standbyAfter), {
    kind: "standby",
    group: referTo(group),
    instanceId: member.instanceId,
  });
  return activity;
}

/** Begins to bring a member back: it is Pending, and comes into service like a new one. */
export function exitStandby(
  world: World,
  group: Group,
  member: Member,
  move: StandbyMoveOptions,
): Activity {
  const activity = beginMove("exitStandby", { world, group, member, move });
  member.lifecycleState = "Pending";
  planInService(world, group, member, move.now + inServiceAfter);
  return activity;
}

interface Moving {
  readonly world: World;
  readonly group: Group;
  readonly member: Member;
  readonly move: StandbyMoveOptions;
}

function beginMove(
  kind: "enterStandby" | "exitStandby",
  { world, group, member, move }: Moving,
): Activity {
  const { instanceId } = member;
  const { from, to, now } = move;
  const cause = renderStandbyCause({ kind, instanceId, from, to }, now);
  const activity = beginActivity(world, group, { kind, instanceId, cause, place: member, now });
  member.activityId = activity.activityId;
  return activity;
}

/** A member that was entering standby is there. */
export function reachStandby(world: World, task: Task & { kind: "standby" }, now: number): void {
  const group = findReferredGroup(world, task.group);
  const member = group?.members.get(task.instanceId);
  if (!group || member?.lifecycleState !== "EnteringStandby") return;
  member.lifecycleState = "Standby";
  requestBalance(world, group, now);
  completeActivity(world, member.activityId, now);
  member.activityId = undefined;
}
