/**
 * The rebalancing of zones: when a group has come to rest out of balance, it launches where there are too few, and only then
 * terminates where there are too many. A refresh does the same by the way, so there is no rebalancing beside one.
 */
import type { World } from "../../world";
import { toSecond } from "../../events";
import { activeCapacity, wantedCapacity } from "./capacity";
import { isSuspended, type Group } from "../group/group";
import { unitWeight } from "../launch/order-launches";
import { isActive, isInService, isRetained, type Member } from "../instance/member";
import { countBy } from "./placement";
import { findActiveRefresh } from "../refresh/refresh";
import { restingZones } from "./zone-failure";

/** Begins a rebalancing, or goes on with one: what it holds above the desired capacity is launched and taken back by `reconcile`. */
export function rebalance(world: World, group: Group, now: number): void {
  if (group.deleting || findActiveRefresh(group)) {
    group.rebalancing = undefined;
    return;
  }
  if (group.places.length < 2 && !group.wasMoved) return;
  if (!isAtRest(group, now)) return;
  if (group.rebalancing) endRebalancing(group);
  else beginRebalancing(world, group, now);
}

/** Nothing is on its way in or out. */
function isAtRest(group: Group, now: number): boolean {
  if (group.orders.size > 0 || (group.retryAt ?? now) > now) return false;
  return [...group.members.values()].every(
    (member) => isInService(member) || member.lifecycleState === "Standby" || isRetained(member),
  );
}

/** All that was launched serves: what is too much now goes, with the sentence about why there is more. */
function endRebalancing(group: Group): void {
  if (activeCapacity(group) < wantedCapacity(group)) return;
  group.capacityRequest = group.rebalancing?.sentence;
  group.rebalancing = undefined;
}

function beginRebalancing(world: World, group: Group, now: number): void {
  if (isSuspended(group, "AZRebalance") || isSuspended(group, "Launch")) return;
  if (activeCapacity(group) !== group.desiredCapacity) return;
  const weight = unitWeight(world, group);
  const members = [...group.members.values()].filter(isActive);
  // Unequal weights could be exchanged for ever.
  if (members.some((member) => member.weight !== weight)) return;
  const room = Math.max(1, Math.floor(marginOf(group) / weight));
  const zones = chooseMoves(group, members, now).slice(0, room);
  if (zones.length === 0) return;
  const names = [...new Set(zones)].sort().join(" ");
  group.rebalancing = {
    surplus: zones.length * weight,
    // Known from the logs of several users.
    sentence: `At ${toSecond(now)} instances were launched to balance instances in zones ${names} with other zones resulting in more than desired number of instances in the group.`,
  };
}

/** Units above the desired capacity: up to the maximum, and where the group is at it a tenth of it or one, whichever is more. */
function marginOf({ desiredCapacity, maxSize }: Group): number {
  return Math.max(maxSize - desiredCapacity, Math.ceil(maxSize / 10), 1);
}

/** The zones to launch in, one for each instance that is to leave the zone it is in. Protected ones stay. */
function chooseMoves(group: Group, members: readonly Member[], now: number): readonly string[] {
  const counts = countBy(group, "availabilityZone");
  const resting = restingZones(group, now);
  const enabled = [...new Set(group.places.map((place) => place.availabilityZone))];
  const targets = enabled.filter((zone) => !resting.has(zone));
  const movable = new Map<string, number>();
  for (const { availabilityZone: zone, protectedFromScaleIn } of members) {
    if (!protectedFromScaleIn) movable.set(zone, (movable.get(zone) ?? 0) + 1);
  }
  const moves: string[] = [];
  for (;;) {
    const to = extreme(targets, (zone) => -(counts.get(zone) ?? 0));
    const from = extreme([...movable.keys()], (zone) =>
      enabled.includes(zone) ? (counts.get(zone) ?? 0) : Infinity,
    );
    if (to === undefined || from === undefined) return moves;
    const difference = (counts.get(from) ?? 0) - (counts.get(to) ?? 0);
    if (enabled.includes(from) && difference < 2) return moves;
    moves.push(to);
    counts.set(to, (counts.get(to) ?? 0) + 1);
    counts.set(from, (counts.get(from) ?? 0) - 1);
    const left = (movable.get(from) ?? 0) - 1;
    if (left > 0) movable.set(from, left);
    else movable.delete(from);
  }
}

/** The first of those with the highest measure. */
function extreme(zones: readonly string[], measure: (zone: string) => number): string | undefined {
  return zones.reduce<string | undefined>(
    (best, zone) => (best === undefined || measure(zone) > measure(best) ? zone : best),
    undefined,
  );
}
