/** Where the next instance goes: the zone with the fewest instances, and within it the subnet with the fewest. */
import type { Group, LaunchPlace } from "./group";
import { isActive, type Member } from "./member";

/** The place of the next launch. Of equals the first one listed. */
export function choosePlace(group: Group): LaunchPlace {
  const [first] = group.places;
  if (!first) throw new Error(`Group ${group.name} has no place to launch into`);
  if (group.places.length === 1) return first;
  const zones = countBy(group, "availabilityZone");
  const subnets = countBy(group, "subnetId");
  const load = (place: LaunchPlace): readonly [number, number] => [
    zones.get(place.availabilityZone) ?? 0,
    subnets.get(place.subnetId) ?? 0,
  ];
  return group.places.reduce(
    (best, place) => (isLess(load(place), load(best)) ? place : best),
    first,
  );
}

/** How many active members there are in each zone or subnet. */
export function countBy(
  group: Group,
  property: "availabilityZone" | "subnetId",
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const member of group.members.values()) {
    if (isActive(member)) counts.set(member[property], (counts.get(member[property]) ?? 0) + 1);
  }
  return counts;
}

/** Takes the first candidate of the zone that has the most members out of the list. */
export function takeFromFullest(
  candidates: Member[],
  zones: ReadonlyMap<string, number>,
): Member | undefined {
  let best = 0;
  let bestCount = -1;
  for (const [index, { availabilityZone }] of candidates.entries()) {
    const count = zones.get(availabilityZone) ?? 0;
    if (count > bestCount) [best, bestCount] = [index, count];
  }
  return candidates.splice(best, 1)[0];
}

function isLess(one: readonly [number, number], other: readonly [number, number]): boolean {
  return one[0] === other[0] ? one[1] < other[1] : one[0] < other[0];
}
