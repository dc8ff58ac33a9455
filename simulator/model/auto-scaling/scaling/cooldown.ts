/** The cooldown of a group: after a simple policy has changed the capacity, the next one waits. */
import type { World } from "../../world";
import { activitiesBefore } from "../activity/record";
import type { Group } from "../group/group";

/**
 * When the cooldown ends, in milliseconds since 1970; undefined if none is under way. It begins anew when the last launch or
 * termination of the change has ended, and while one is open nobody knows its end: Infinity.
 */
export function cooldownEnds(world: World, group: Group, now: number): number | undefined {
  const { cooldown } = group;
  if (!cooldown) return undefined;
  let begins = cooldown.changedAt;
  const next = world.autoScaling.numbers.activities + 1;
  for (const { startedAt, endedAt, changesCapacity } of activitiesBefore(world, next, group.name)) {
    if (startedAt < cooldown.changedAt) break;
    if (changesCapacity) begins = Math.max(begins, endedAt ?? Infinity);
  }
  const ends = begins + 1000 * cooldown.seconds;
  return now < ends ? ends : undefined;
}
