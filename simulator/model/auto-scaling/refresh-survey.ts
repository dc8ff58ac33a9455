/** Looks over a group's members for a refresh: who is to be replaced, who has been, who is on the way. */
import type { World } from "../world";
import { activeCapacity, wantedCapacity } from "./capacity";
import type { Group } from "./group";
import { hasHealthData } from "./health";
import { isOffered, offersOf, type LaunchOffer } from "./launch-offer";
import type { LaunchSource } from "./launch-source";
import {
  isActive,
  isInService,
  isLeaving,
  isPending,
  isStandby,
  weightOf,
  type Member,
} from "./member";
import { passBegan, type Refresh } from "./refresh";
import { forwardSource } from "./refresh-target";

export interface Survey {
  /** To be replaced, and free to be; in the order of replacement. */
  readonly outdated: readonly Member[];
  /** To be replaced, but held by scale-in protection or standby. */
  readonly held: readonly Member[];
  /** Standby instances that go without replacement when everything else is done. */
  readonly standbyToTerminate: readonly Member[];
  /** Launched in this direction and not ready yet. */
  readonly arriving: readonly Member[];
  /** Launched in this direction, healthy and warmed up. */
  readonly ready: readonly Member[];
  /** Being terminated by this refresh. */
  readonly leaving: readonly Member[];
  /** In service since before this direction began, but without health data or unhealthy. */
  readonly doubtful: readonly Member[];
  /** In service, healthy and, if new, warmed up. */
  readonly availableMembers: ReadonlySet<Member>;
  /** Their units of capacity. */
  readonly available: number;
  /** Launches are missing, or ordered and not begun. */
  readonly incomplete: boolean;
  /** 0 to 100, rounded down. */
  readonly percentageComplete: number;
  readonly instancesToUpdate: number;
}

/** The group as a refresh sees it at a time. */
export function surveyFleet(world: World, group: Group, refresh: Refresh, now: number): Survey {
  const view = viewOf(world, group, refresh, now);
  const members = [...group.members.values()];
  const due = members.filter((member) => view.isDue(member));
  const began = passBegan(refresh) ?? Infinity;
  const fresh = new Set(
    members.filter(
      (member) => isActive(member) && member.launchedAt >= began && !view.isDue(member),
    ),
  );
  const available = new Set(members.filter((member) => view.isAvailable(member)));
  return {
    outdated: inOrder(
      due.filter((member) => isActive(member) && !view.isHeld(member)),
      view,
    ),
    held: due.filter((member) => view.isHeld(member)),
    standbyToTerminate: due.filter((member) => isStandby(member) && !view.isHeld(member)),
    arriving: [...fresh].filter((member) => !view.isAvailable(member)),
    ready: [...fresh].filter((member) => view.isAvailable(member)),
    leaving: members.filter((member) => isLeaving(member) && member.replacedBy === refresh.id),
    doubtful: members.filter(
      (member) => isInService(member) && !view.isAvailable(member) && !fresh.has(member),
    ),
    availableMembers: available,
    available: weightOf(available),
    incomplete: group.orders.size > 0 || activeCapacity(group) < wantedCapacity(group),
    percentageComplete: percentageOf(group, members, view),
    instancesToUpdate: members.filter((member) => view.isLeft(member)).length,
  };
}

/** Whether a member counts as available in a survey. */
export function isAvailableIn({ availableMembers }: Survey, member: Member): boolean {
  return availableMembers.has(member);
}

/** The questions that a refresh asks about one member. */
export interface FleetView {
  /** To be replaced in this direction. */
  readonly isDue: (member: Member) => boolean;
  /** Held back by protection or standby. */
  readonly isHeld: (member: Member) => boolean;
  /** In service, healthy and, if it is new, warmed up. */
  readonly isAvailable: (member: Member) => boolean;
  /** Deployed by this refresh, as its target is now. */
  readonly isDeployed: (member: Member) => boolean;
  /** In service (or standby) without the desired configuration. */
  readonly isLeft: (member: Member) => boolean;
  /** Counts for the percentage. */
  readonly isCounted: (member: Member) => boolean;
  readonly isCurrent: (member: Member) => boolean;
}

function viewOf(world: World, group: Group, refresh: Refresh, now: number): FleetView {
  const { settings } = refresh;
  const offers = currentOffers(world, forwardSource(group, refresh));
  const current = new Map(
    [...group.members.values()].map((member) => [member, isOffered(member, offers)]),
  );
  const isCurrent = (member: Member): boolean => current.get(member) === true;
  const isDeployed = (member: Member): boolean =>
    member.deployedBy === refresh.id && isCurrent(member);
  const isDesired = (member: Member): boolean =>
    isDeployed(member) || (settings.skipMatching && isCurrent(member));
  const isIgnored = (member: Member): boolean =>
    (member.protectedFromScaleIn && settings.scaleInProtectedInstances === "Ignore") ||
    (isStandby(member) && settings.standbyInstances === "Ignore");
  const isThere = (member: Member): boolean => isActive(member) || isStandby(member);
  const began = passBegan(refresh) ?? Infinity;
  return {
    isCurrent,
    isDeployed,
    isDue: (member) =>
      isThere(member) &&
      !isIgnored(member) &&
      (refresh.rollback ? member.deployedBy === refresh.id : !isDesired(member)),
    isHeld: (member) =>
      (member.protectedFromScaleIn && settings.scaleInProtectedInstances === "Wait") ||
      (isStandby(member) && settings.standbyInstances === "Wait"),
    isAvailable: (member) =>
      isInService(member) &&
      member.healthStatus === "Healthy" &&
      hasHealthData(group, member, now) &&
      (member.launchedAt < began || !isWarming(member, settings.instanceWarmup, now)),
    isLeft: (member) =>
      isThere(member) && !isPending(member) && !isIgnored(member) && !isDesired(member),
    isCounted: (member) =>
      isInService(member) && !isIgnored(member) && (isDeployed(member) || !isDesired(member)),
  };
}

/** Whether a member is in service for less than the warm-up, in seconds. */
export function isWarming(member: Member, warmup: number, now: number): boolean {
  return isInService(member) && now < (member.inServiceAt ?? now) + warmup * 1000;
}

/** Offers of a source; none when its template is gone, so that every member is outdated. */
function currentOffers(world: World, source: LaunchSource): readonly LaunchOffer[] {
  try {
    return offersOf(world, source);
  } catch {
    return [];
  }
}

/** What is not available goes first, then what is not on the target version, then the oldest. */
function inOrder(due: readonly Member[], view: FleetView): readonly Member[] {
  const rank = (member: Member): number =>
    (view.isAvailable(member) ? 2 : 0) + (view.isCurrent(member) ? 1 : 0);
  return [...due].sort(
    (one, other) => rank(one) - rank(other) || one.launchedAt - other.launchedAt,
  );
}

/**
 * Capacity on the desired configuration as a share of what is in service: a deployed instance counts whole when it is
 * ready and half until then, and instances that are leaving or pending do not count. This gives the 25, 50, 100 of the
 * recorded refresh and the 50, 0 of its rollback, and the 25 percent of two published samples with several instances.
 */
function percentageOf(group: Group, members: readonly Member[], view: FleetView): number {
  const counted = members.filter((member) => view.isCounted(member));
  const uncounted = members.filter(
    (member) => isActive(member) && isInService(member) && !view.isCounted(member),
  );
  const total = Math.max(group.desiredCapacity - weightOf(uncounted), weightOf(counted));
  if (total <= 0) return 100;
  const deployed = counted.filter((member) => view.isDeployed(member));
  const done = weightOf(deployed.filter((member) => view.isAvailable(member)));
  return Math.floor((100 * (done + (weightOf(deployed) - done) / 2)) / total);
}
