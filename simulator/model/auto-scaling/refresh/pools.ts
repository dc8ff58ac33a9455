/** A refresh of a group with a warm pool: the instances in service come first, then those that wait. */
import type { World } from "../../world";
import type { Group } from "../group/group";
import { currentOffers, isOffered } from "../launch/launch-offer";
import { isLeaving, isWarmReady, type Member } from "../instance/member";
import type { Refresh } from "./refresh";
import { planBatch, type FleetWindow } from "./batch";
import { isPaused } from "./limits";
import { forwardSource } from "./target";
import { beginTermination } from "../instance/terminating";
import { unverified } from "../../unverified-texts";
import { heldWarm, wantedWarm, warmActive } from "../warm-pool/size";
import { reconcileWarmPool } from "../warm-pool/reconcile";

/** How far a refresh is with the pool. Numbers of instances. */
export interface PoolSurvey {
  readonly outdated: readonly Member[];
  /** How many there ought to be, without those that are launched ahead. */
  readonly wanted: number;
  /** In the pool or on their way into it. */
  readonly active: number;
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
  const wanted = wantedWarm(group);
  const total = Math.max(wanted, active.length - Math.max(0, refresh.poolSurplus));
  const done = ready.filter(counts).length + (underWay.filter(counts).length - swaps) / 2;
  return {
    outdated,
    wanted,
    active: active.length,
    total,
    done: Math.min(done, total),
    isMoving: leaving.length > 0 || underWay.length > 0 || active.length < heldWarm(group),
  };
}

function judgeOf(world: World, group: Group, refresh: Refresh): (member: Member) => boolean {
  if (refresh.rollback) return (member) => member.deployedBy !== refresh.id;
  const offers = currentOffers(world, forwardSource(group, refresh));
  return (member) => {
    const deployed = member.deployedBy === refresh.id;
    // As among the instances in service: where the target is gone, what was launched from it is not outdated.
    if (offers.length === 0) return deployed;
    return isOffered(member, offers) && (deployed || refresh.settings.skipMatching);
  };
}

/** Replaces the next batch of the pool, within the percentages; says whether anything is left to do there. */
export function refreshPool(
  world: World,
  group: Group,
  refresh: Refresh,
  now: number,
): "done" | "unfinished" {
  const survey = surveyPool(world, group, refresh);
  if (!survey) return "done";
  const { outdated, isMoving } = survey;
  refresh.poolSurplus = Math.min(refresh.poolSurplus, outdated.length);
  if (outdated.length === 0 && refresh.poolSurplus === 0 && !isMoving) return "done";
  if (isPaused(world, group, refresh, now)) return "unfinished";
  if (isMoving) {
    refresh.statusReason = unverified.waitingForWarmPool;
    return "unfinished";
  }
  const { launch, terminate, replace } = planBatch(windowOf(survey, refresh));
  for (const member of outdated.slice(0, terminate)) {
    const cause = { kind: "refresh" } as const;
    beginTermination(world, group, member, { cause, replacedBy: refresh.id, now });
    refresh.poolSurplus -= 1;
  }
  refresh.poolSurplus += replace ? Math.max(0, -refresh.poolSurplus) : launch;
  reconcileWarmPool(world, group, now);
  refresh.progress = { ...refresh.progress, at: now };
  return "unfinished";
}

/** The percentages hold for the pool on its own, as the guide says; nothing is on its way while a batch is planned. */
function windowOf(
  { outdated, wanted, active }: PoolSurvey,
  { settings, poolSurplus }: Refresh,
): FleetWindow {
  const { minHealthyPercentage, maxHealthyPercentage } = settings;
  return {
    desired: wanted,
    minHealthyPercentage,
    maxHealthyPercentage,
    active,
    available: active,
    surplus: poolSurplus,
    outdated: outdated.map(() => ({ weight: 1, available: true })),
    launchAllowance: Infinity,
    terminateAllowance: Infinity,
    arriving: false,
    leaving: false,
  };
}
