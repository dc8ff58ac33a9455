/** When a refresh that waits can go on: at a checkpoint, while it bakes, while instances warm up or are held. */
import type { World } from "../../world";
import { activeCapacity, wantedCapacity } from "../capacity/capacity";
import { zoneReturnsAt } from "../capacity/zone-failure";
import type { Group } from "../group/group";
import { isInService, isRetained, isStandby, isWarmReady, type Member } from "../instance/member";
import { nextTargetChange } from "../load-balancers/member-health";
import { healthDataFrom } from "../scheduler/timing";
import { failsAt } from "./limits";
import { findActiveRefresh, passBegan, type Refresh } from "./refresh";

/**
 * The next time at which passing time alone can change what the group's worker does, in milliseconds since 1970. Undefined while
 * anything is under way. What requests, alarms and instances change is not foreseen.
 */
export function idleUntil(world: World, group: Group, now: number): number | undefined {
  const refresh = findActiveRefresh(group);
  if (!refresh || !isWaiting(refresh) || !isAtRest(group)) return undefined;
  const { checkpointUntil, bakesUntil, settings } = refresh;
  const times = [
    failsAt(refresh),
    checkpointUntil,
    bakesUntil,
    group.retryAt,
    zoneReturnsAt(group, now),
  ];
  for (const member of group.members.values()) {
    const { inServiceAt } = member;
    if (inServiceAt === undefined) continue;
    times.push(inServiceAt + settings.instanceWarmup * 1000);
    times.push(healthDataFrom(group.createdAt, inServiceAt));
    times.push(nextTargetChange(world, group, member, now));
  }
  return Math.min(...times.map((time) => (time !== undefined && time > now ? time : Infinity)));
}

function isWaiting(refresh: Refresh): boolean {
  const { status } = refresh;
  const isUnderWay = status === "InProgress" || status === "RollbackInProgress";
  return status === "Baking" || (isUnderWay && passBegan(refresh) !== undefined);
}

/** Nothing is on its way in or out, and nothing is missing. */
function isAtRest(group: Group): boolean {
  const { members, warmMembers, orders, unhealthy, deleting } = group;
  if (deleting || orders.size > 0 || unhealthy.size > 0) return false;
  if (![...members.values()].every(isSettled) || ![...warmMembers.values()].every(isSettled)) {
    return false;
  }
  return activeCapacity(group) === wantedCapacity(group);
}

function isSettled(member: Member): boolean {
  const isInStandby = isStandby(member) && member.lifecycleState === "Standby";
  return isInService(member) || isInStandby || isWarmReady(member) || isRetained(member);
}
