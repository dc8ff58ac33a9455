/** Brings the number of instances to the desired capacity, plus what a refresh holds on top of it or owes. */
import { roomForInstances } from "../../ec2/launchable";
import type { World } from "../../world";
import { renderCause, renderLaunchCause } from "../activity/cause";
import { isSuspended, type Group } from "../group/group";
import { currentOffers, isOffered } from "../launch/launch-offer";
import { type LaunchReason, type PlannedLaunch } from "../launch/launch-order";
import { orderLaunches } from "../launch/order-launches";
import { unitWeight } from "../launch/order-launches";
import { isActive, isLeaving, isWarmReady, weightOf, type Member } from "../instance/member";
import { findActiveRefresh } from "../refresh/refresh";
import { launchTarget } from "../refresh/target";
import { selectForScaleIn } from "./scale-in";
import { beginTermination, terminateMember } from "../instance/terminating";
import { takeFromPool } from "../warm-pool/warm-launch";
import { returnsToPool, returnToPool } from "../warm-pool/warm-return";

/** Units of capacity that are in service, on their way, or ordered. */
export function activeCapacity(group: Group): number {
  return weightOf(activeMembers(group)) + weightOf(group.orders.values());
}

export function activeMembers(group: Group): readonly Member[] {
  return [...group.members.values()].filter(isActive);
}

/** Units of capacity that there ought to be now. */
export function wantedCapacity(group: Group): number {
  const held = findActiveRefresh(group)?.surplus ?? group.rebalancing?.surplus ?? 0;
  return group.desiredCapacity + held;
}

/** Orders what is missing and terminates what is too much. */
export function reconcile(world: World, group: Group, now: number): void {
  if (group.deleting) {
    terminateAll(world, group, now);
    return;
  }
  const active = activeCapacity(group);
  const wanted = wantedCapacity(group);
  if (active < wanted) fill(world, group, { active, wanted, now });
  else group.vacancies.length = 0;
  if (active > wanted) shrink(world, group, { active, wanted, now });
  if (active === wanted) group.capacityRequest = undefined;
}

interface Gap {
  readonly active: number;
  readonly wanted: number;
  readonly now: number;
}

function fill(world: World, group: Group, { active, wanted, now }: Gap): void {
  if (isSuspended(group, "Launch") || (group.retryAt !== undefined && now < group.retryAt)) return;
  group.retryAt = undefined;
  const taken = takeWarm(world, group, { active, wanted, now });
  const weight = unitWeight(world, group);
  const missing = Math.max(0, Math.ceil((wanted - active - taken) / weight));
  // One more than EC2 has room for: EC2 shall say so.
  const count = Math.min(missing, roomForInstances(world.ec2) + 1);
  const launches = Array.from({ length: count }, (): PlannedLaunch => {
    const reason = group.vacancies.shift() ?? (group.rebalancing ? "rebalance" : "difference");
    return { reason, cause: causeOf(group, reason, { active, wanted, now }), weight };
  });
  orderLaunches(world, group, launches, now);
  group.capacityRequest = undefined;
}

function causeOf(group: Group, reason: LaunchReason, { active, wanted, now }: Gap): string {
  if (reason === "rebalance") return group.rebalancing?.sentence ?? "";
  const sentence = renderLaunchCause({ kind: reason, from: active, to: wanted }, now);
  return renderCause(reason === "difference" ? group.capacityRequest : undefined, sentence);
}

/** Takes what waits in the warm pool, the oldest first; says how many units of capacity that is. */
function takeWarm(world: World, group: Group, { active, wanted, now }: Gap): number {
  let taken = 0;
  for (const member of warmCandidates(world, group)) {
    if (active + taken >= wanted) break;
    const kind = group.vacancies.shift() ?? "difference";
    takeFromPool(world, group, member, { cause: { kind, from: active, to: wanted }, now });
    taken += member.weight;
  }
  return taken;
}

/** During a refresh only what it would launch itself; otherwise whatever is ready. */
function warmCandidates(world: World, group: Group): readonly Member[] {
  // What waits is not where a rebalancing needs it.
  if (group.rebalancing) return [];
  const ready = [...group.warmMembers.values()].filter(isWarmReady);
  if (ready.length === 0 || !findActiveRefresh(group)) return ready;
  const offers = currentOffers(world, launchTarget(group).source);
  return ready.filter((member) => isOffered(member, offers));
}

function shrink(world: World, group: Group, { active, wanted, now }: Gap): void {
  if (isSuspended(group, "Terminate")) return;
  const withdrawn = withdrawOrders(group, active - wanted);
  const cause = { kind: "difference", from: active, to: wanted } as const;
  for (const member of selectForScaleIn(world, group, active - wanted - withdrawn, now)) {
    const leave = { cause, request: group.capacityRequest, now };
    if (returnsToPool(group)) returnToPool(world, group, member, leave);
    else beginTermination(world, group, member, leave);
  }
  group.capacityRequest = undefined;
}

/** Withdraws launches that have not reached EC2; says how many units of capacity they were. */
function withdrawOrders(group: Group, atMost: number): number {
  let withdrawn = 0;
  for (const { number, weight } of [...group.orders.values()].reverse()) {
    if (withdrawn + weight > atMost) break;
    group.orders.delete(number);
    withdrawn += weight;
  }
  return withdrawn;
}

/** A forced deletion terminates every member, protected and standby ones too. */
function terminateAll(world: World, group: Group, now: number): void {
  group.orders.clear();
  const from = group.members.size;
  const cause = { kind: "difference", from, to: 0 } as const;
  for (const member of [...group.members.values(), ...group.warmMembers.values()]) {
    // What hooks still hold goes at once.
    if (isLeaving(member)) terminateMember(world, group, member, now);
    beginTermination(world, group, member, { cause, request: group.capacityRequest, now });
  }
}
