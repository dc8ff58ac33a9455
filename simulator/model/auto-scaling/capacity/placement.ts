/** Where the next instance goes: the zone with the fewest instances, and within it the subnet with the fewest. */
import type { Group } from "../group/group";
import { isActive, type Member } from "../instance/member";
import { restingZones } from "./zone-failure";
import type { LaunchPlace } from "../launch/launch-order";

/** The places of the next launches. Of equals the first one listed; zones in which launches have failed rest. */
export function choosePlaces(group: Group, count: number, now: number): readonly LaunchPlace[] {
  const [anywhere] = group.places;
  if (!anywhere) throw new Error(`Group ${group.name} has no place to launch into`);
  if (group.places.length === 1) return Array.from({ length: count }, () => anywhere);
  const resting = restingZones(group, now);
  const open = group.places.filter(({ availabilityZone }) => !resting.has(availabilityZone));
  const places = open.length > 0 ? open : group.places;
  const first = places[0] ?? anywhere;
  const zones = countWithOrders(group, "availabilityZone");
  const subnets = countWithOrders(group, "subnetId");
  const load = (place: LaunchPlace): readonly [number, number] => [
    zones.get(place.availabilityZone) ?? 0,
    subnets.get(place.subnetId) ?? 0,
  ];
  return Array.from({ length: count }, () => {
    const best = places.reduce(
      (least, place) => (isLess(load(place), load(least)) ? place : least),
      first,
    );
    increment(zones, best.availabilityZone);
    increment(subnets, best.subnetId);
    return best;
  });
}

function countWithOrders(
  group: Group,
  property: "availabilityZone" | "subnetId",
): Map<string, number> {
  const counts = countBy(group, property);
  for (const { place } of group.orders.values()) increment(counts, place[property]);
  return counts;
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** How many active members there are in each zone or subnet. */
export function countBy(
  group: Group,
  property: "availabilityZone" | "subnetId",
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const member of group.members.values()) {
    if (isActive(member)) increment(counts, member[property]);
  }
  return counts;
}

/** Members in an order that takes each from the zone that then has the most of them; the counts go down with it. */
export function* fullestZoneFirst(
  members: readonly Member[],
  counts: Map<string, number>,
): Generator<Member> {
  const queues = groupBy(members, ({ availabilityZone }) => availabilityZone);
  for (;;) {
    const [zone, queue] = fullest(queues, counts);
    const member = queue?.shift();
    if (zone === undefined || !member) return;
    if (queue?.length === 0) queues.delete(zone);
    counts.set(zone, (counts.get(zone) ?? 0) - 1);
    yield member;
  }
}

/** Members by what a function says of them, in the order they come. */
export function groupBy(
  members: readonly Member[],
  keyOf: (member: Member) => string,
): Map<string, Member[]> {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const key = keyOf(member);
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  }
  return groups;
}

function fullest(
  queues: ReadonlyMap<string, Member[]>,
  counts: ReadonlyMap<string, number>,
): readonly [string | undefined, Member[] | undefined] {
  let best: readonly [string | undefined, Member[] | undefined] = [undefined, undefined];
  let most = -Infinity;
  for (const [zone, queue] of queues) {
    const count = counts.get(zone) ?? 0;
    if (count > most) [best, most] = [[zone, queue], count];
  }
  return best;
}

function isLess(one: readonly [number, number], other: readonly [number, number]): boolean {
  return one[0] === other[0] ? one[1] < other[1] : one[0] < other[0];
}
