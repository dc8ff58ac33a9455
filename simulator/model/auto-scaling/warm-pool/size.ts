/** How many instances a warm pool has, and how many it ought to have. */
import type { Group } from "../group/group";
import { isLeaving, isRetained, type Member } from "../instance/member";
import { findActiveRefresh } from "../refresh/refresh";

/** How many instances the pool ought to have. */
export function wantedWarm({ warmPool, maxSize, desiredCapacity, deleting }: Group): number {
  if (!warmPool || warmPool.deleting || deleting) return 0;
  return Math.max(warmPool.minSize, (warmPool.maxPrepared ?? maxSize) - desiredCapacity);
}

/** How many instances the pool ought to have now, with those that a refresh launches ahead. */
export function heldWarm(group: Group): number {
  return Math.max(0, wantedWarm(group) + (findActiveRefresh(group)?.poolSurplus ?? 0));
}

/** The instances that are in the pool or on their way into it, oldest first. */
export function warmActive(group: Group): readonly Member[] {
  return [...group.warmMembers.values()].filter(
    (member) => !isLeaving(member) && !isRetained(member),
  );
}
