/** Zones in which a launch has failed: for a while a group launches in its other zones, if its strategy lets it. */
import type { Group } from "../group/group";
import { retryAfter } from "../scheduler/timing";

/** Milliseconds after a failed launch until its zone is tried again while the others serve. Not recorded. */
const zoneRestsFor = 300_000;

/** The zones of a group that are left out of the next launches. None under `balanced-only`, which insists. */
export function restingZones(group: Group, now: number): ReadonlySet<string> {
  const resting = [...group.zoneFailures].filter(([, until]) => now < until);
  return new Set(resting.map(([zone]) => zone));
}

/** Notes that a launch has failed in a zone; when the group may launch again, in milliseconds since 1970. */
export function noteLaunchFailure(group: Group, zone: string, now: number): number {
  if (insistsOnZones(group) || (group.retryAt ?? now) > now) return waitWhole(group, now);
  group.zoneFailures.set(zone, now + zoneRestsFor);
  const resting = restingZones(group, now);
  if (!group.places.every(({ availabilityZone }) => resting.has(availabilityZone))) return now;
  // No zone is left: all of them are tried again after a while.
  group.zoneFailures.clear();
  return waitWhole(group, now);
}

/** When the zone that has rested longest is tried again, in milliseconds since 1970; undefined if none rests. */
export function zoneReturnsAt(group: Group, now: number): number | undefined {
  const times = [...group.zoneFailures.values()].filter((until) => now < until);
  return times.length === 0 ? undefined : Math.min(...times);
}

function insistsOnZones({ settings }: Group): boolean {
  return settings.AvailabilityZoneDistribution?.CapacityDistributionStrategy === "balanced-only";
}

/** Several launches that fail at one time are one failure. */
function waitWhole(group: Group, now: number): number {
  if (group.retryAt === undefined || group.retryAt <= now) group.launchFailures += 1;
  group.retryAt = now + retryAfter(group.launchFailures);
  return group.retryAt;
}
