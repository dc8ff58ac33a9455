/** Looks over a group's members for a refresh: who is to be replaced, who has been, who is on the way. */
import type { World } from "../../world";
import { activeCapacity, wantedCapacity } from "../capacity/capacity";
import type { Group } from "../group/group";
import { hasHealthData } from "../health/health";
import { currentOffers, hasOfferedImage, isOffered } from "../launch/launch-offer";
import {
  isActive,
  isInService,
  isLeaving,
  isPending,
  isStandby,
  type Member,
} from "../instance/member";
import { passBegan, type Refresh, type RefreshSettings } from "./refresh";
import { forwardSource } from "./target";
import { isServing } from "../load-balancers/member-health";

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
  readonly available: ReadonlySet<Member>;
  /** What the refresh would launch now. */
  readonly current: ReadonlySet<Member>;
  /** Launches are missing, or ordered and not begun. */
  readonly incomplete: boolean;
  /** Units of capacity that count as done, of how many. */
  readonly share: Share;
  readonly instancesToUpdate: number;
}

/** The group as a refresh sees it at a time. */
export function surveyFleet(world: World, group: Group, refresh: Refresh, now: number): Survey {
  const found = emptySurvey();
  const judge = judgeOf(world, group, refresh, now);
  const reckoning = { counted: 0, uncounted: 0, done: 0, underWay: 0 };
  for (const member of group.members.values()) {
    const standing = judge(member);
    file(found, member, standing);
    reckon(reckoning, member, standing);
    if (isLeaving(member) && member.replacedBy === refresh.id) found.leaving.push(member);
    if (standing.left) found.instancesToUpdate += 1;
  }
  return {
    ...found,
    outdated: inOrder(found),
    incomplete: group.orders.size > 0 || activeCapacity(group) < wantedCapacity(group),
    share: shareOf(group.desiredCapacity, reckoning),
  };
}

/** What a refresh thinks of one member. */
interface Standing {
  /** Is what the refresh would launch now. */
  readonly current: boolean;
  /** Was launched by this refresh, as its target is now. */
  readonly deployed: boolean;
  /** In service, healthy and, if it is new, warmed up. */
  readonly available: boolean;
  /** To be replaced in this direction. */
  readonly due: boolean;
  /** Held back by protection or standby. */
  readonly held: boolean;
  /** Launched in this direction. */
  readonly fresh: boolean;
  /** In service (or standby) without the desired configuration. */
  readonly left: boolean;
  /** Counts for the percentage. */
  readonly counted: boolean;
}

function judgeOf(
  world: World,
  group: Group,
  refresh: Refresh,
  now: number,
): (member: Member) => Standing {
  const { settings } = refresh;
  const offers = currentOffers(world, forwardSource(group, refresh));
  const began = passBegan(refresh) ?? Infinity;
  // In place only the image is changed, so only the image is compared.
  const isCurrent = refresh.strategy === "Rolling" ? isOffered : hasOfferedImage;
  return (member) => {
    const current = isCurrent(member, offers);
    // Where the target is gone, nothing says that what was launched from it is outdated.
    const deployed = member.deployedBy === refresh.id && (current || offers.length === 0);
    const desired = deployed || (settings.skipMatching && current);
    const ignored = isExempt(member, settings, "Ignore");
    const there = isActive(member) || isStandby(member);
    const due =
      there && !ignored && (refresh.rollback ? member.deployedBy === refresh.id : !desired);
    const fresh = isActive(member) && member.launchedAt >= began && !due;
    const warm = member.launchedAt < began || !isWarming(member, settings.instanceWarmup, now);
    return {
      current,
      deployed,
      available: warm && isInService(member) && isHealthy(world, group, member, now),
      due,
      held: due && isExempt(member, settings, "Wait"),
      fresh,
      left: there && !isPending(member) && !ignored && !desired,
      counted: isInService(member) && !ignored && (deployed || !desired),
    };
  };
}

/** Whether protection or standby spares a member, in the way that the preferences say. */
function isExempt(member: Member, settings: RefreshSettings, way: "Ignore" | "Wait"): boolean {
  return (
    (member.protectedFromScaleIn && settings.scaleInProtectedInstances === way) ||
    (isStandby(member) && settings.standbyInstances === way)
  );
}

function isHealthy(world: World, group: Group, member: Member, now: number): boolean {
  return (
    member.healthStatus === "Healthy" &&
    hasHealthData(group, member, now) &&
    isServing(world, group, member, now)
  );
}

/** Whether a member is in service for less than the warm-up, in seconds. */
export function isWarming(member: Member, warmup: number, now: number): boolean {
  return isInService(member) && now < (member.inServiceAt ?? now) + warmup * 1000;
}

interface Found {
  readonly outdated: Member[];
  readonly held: Member[];
  readonly standbyToTerminate: Member[];
  readonly arriving: Member[];
  readonly ready: Member[];
  readonly leaving: Member[];
  readonly doubtful: Member[];
  readonly available: Set<Member>;
  readonly current: Set<Member>;
  instancesToUpdate: number;
}

function emptySurvey(): Found {
  return {
    outdated: [],
    held: [],
    standbyToTerminate: [],
    arriving: [],
    ready: [],
    leaving: [],
    doubtful: [],
    available: new Set(),
    current: new Set(),
    instancesToUpdate: 0,
  };
}

/** Puts a member where it belongs. */
function file(
  found: Found,
  member: Member,
  { due, held, fresh, available, current }: Standing,
): void {
  if (available) found.available.add(member);
  if (current) found.current.add(member);
  if (held) found.held.push(member);
  else if (due) (isStandby(member) ? found.standbyToTerminate : found.outdated).push(member);
  if (fresh) (available ? found.ready : found.arriving).push(member);
  else if (isInService(member) && !available) found.doubtful.push(member);
}

/** What is not available goes first, then what is not on the target version, then the oldest. */
function inOrder({ outdated, available, current }: Found): readonly Member[] {
  const rank = (member: Member): number =>
    (available.has(member) ? 2 : 0) + (current.has(member) ? 1 : 0);
  return outdated.sort(
    (one, other) => rank(one) - rank(other) || one.launchedAt - other.launchedAt,
  );
}

/** Units of capacity in service: those that count, those that do not, and of the deployed ones the ready and the others. */
interface Reckoning {
  counted: number;
  uncounted: number;
  done: number;
  underWay: number;
}

function reckon(sums: Reckoning, member: Member, { counted, deployed, available }: Standing): void {
  if (!isInService(member)) return;
  if (counted) sums.counted += member.weight;
  else sums.uncounted += member.weight;
  if (!counted || !deployed) return;
  if (available) sums.done += member.weight;
  else sums.underWay += member.weight;
}

/**
 * Capacity on the desired configuration as a share of what is in service: a deployed instance counts whole when it is
 * ready and half until then, and instances that are leaving or pending do not count. This gives the 25, 50, 100 of the
 * recorded refresh and the 50, 0 of its rollback, and the 25 percent of two published samples with several instances.
 */
function shareOf(desired: number, { counted, uncounted, done, underWay }: Reckoning): Share {
  return { done: done + underWay / 2, total: Math.max(desired - uncounted, counted, 0) };
}

export interface Share {
  readonly done: number;
  readonly total: number;
}

/** A share in percent, rounded down. Of nothing everything is done. */
export function percentageOf({ done, total }: Share): number {
  return total <= 0 ? 100 : Math.floor((100 * done) / total);
}
