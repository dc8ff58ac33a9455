/** A refresh of a group with a warm pool: the instances in service come first, then those that wait. */
import type { World } from "../world";
import type { Group } from "./group";
import { isOffered, offersOf } from "./launch-offer";
import { isLeaving, type Member } from "./member";
import type { Refresh } from "./refresh";
import { forwardSource } from "./refresh-target";
import { beginTermination } from "./terminating";
import { unverified } from "./unverified-texts";
import { isWarmReady, reconcileWarmPool, wantedWarm, warmActive } from "./warm-pool";

/** How far a refresh is with the pool. Numbers of instances. */
export interface PoolSurvey {
  readonly outdated: readonly Member[];
  readonly total: number;
  /** Ready instances that are as wanted; those under way count half. */
  readonly done: number;
  /** Whether terminations or launches are under way. */
  readonly isMoving: boolean;
}

/** The warm pool as a refresh sees it; undefined without a pool. */
export function surveyPool(world: World, group: Group, refresh: Refresh): PoolSurvey | undefined {
  if (!group.warmPool || group.warmPool.deleting) return undefined;
  const isDesired = judgeOf(world, group, refresh);
  const active = warmActive(group);
  const outdated = active.filter((member) => !isDesired(member));
  const ready = active.filter(isWarmReady);
  // On the way back, what the refresh has deployed still counts until it is gone.
  const counts = (member: Member): boolean =>
    isDesired(member) !== (refresh.rollback !== undefined);
  const underWay = active.filter((member) => !isWarmReady(member));
  const leaving = [...group.warmMembers.values()].filter(isLeaving);
  // A replacement counts half until its predecessor is gone.
  const swaps = refresh.rollback ? 0 : Math.min(leaving.length, ready.filter(counts).length);
  return {
    outdated,
    total: Math.max(wantedWarm(group), active.length),
    done: ready.filter(counts).length + (underWay.filter(counts).length - swaps) / 2,
    isMoving: leaving.length > 0 || underWay.length > 0 || active.length < wantedWarm(group),
  };
}

function judgeOf(world: World, group: Group, refresh: Refresh): (member: Member) => boolean {
  if (refresh.rollback) return (member) => member.deployedBy !== refresh.id;
  try {
    const offers = offersOf(world, forwardSource(group, refresh));
    return (member) =>
      isOffered(member, offers) &&
      (member.deployedBy === refresh.id || refresh.settings.skipMatching);
  } catch {
    // A template that is gone makes every instance outdated.
    return () => false;
  }
}

/** Replaces the next batch of the pool; says whether nothing is left to do there. It terminates first, whatever the maximum. */
export function refreshPool(
  world: World,
  group: Group,
  refresh: Refresh,
  now: number,
): "done" | "moving" {
  const survey = surveyPool(world, group, refresh);
  if (!survey) return "done";
  if (survey.isMoving) {
    refresh.statusReason = unverified.waitingForWarmPool;
    return "moving";
  }
  if (survey.outdated.length === 0) return "done";
  const floor = Math.ceil((survey.total * refresh.settings.minHealthyPercentage) / 100);
  const batch = Math.max(1, survey.total - floor);
  for (const member of survey.outdated.slice(0, batch)) {
    const cause = { kind: "refresh" } as const;
    beginTermination(world, group, member, { cause, replacedBy: refresh.id, now });
  }
  reconcileWarmPool(world, group, now);
  refresh.progress = { ...refresh.progress, at: now };
  return "moving";
}
