/** A warm pool: instances that were launched ahead of their need and wait, stopped or running, to be taken into the group. */
import type { PutWarmPoolType } from "@aws-sdk/client-auto-scaling";
import { isGone } from "../ec2/instances";
import type { World } from "../world";
import { isSuspended, requestStep, type Group } from "./group";
import { isLeaving, isWarm, type Member } from "./member";
import { findActiveRefresh } from "./refresh";
import { beginTermination, terminateMember } from "./terminating";
import { launchWarm } from "./warm-launch";

export interface WarmPool {
  /** Instances at the least. @default 0 */
  readonly minSize: number;
  /** Instances of pool and group together. @default the group's maximum */
  readonly maxPrepared: number | undefined;
  readonly state: "Stopped" | "Running" | "Hibernated";
  readonly deleting: boolean;
}

/** A pool as a request wants it; what it does not name stays, and -1 means the group's maximum. */
export function toWarmPool(request: PutWarmPoolType, before: WarmPool | undefined): WarmPool {
  const { MinSize, MaxGroupPreparedCapacity: prepared = before?.maxPrepared } = request;
  return {
    minSize: MinSize ?? before?.minSize ?? 0,
    maxPrepared: prepared === -1 ? undefined : prepared,
    state: request.PoolState ?? before?.state ?? "Stopped",
    deleting: false,
  };
}

/** How many instances the pool ought to have. */
export function wantedWarm({ warmPool, maxSize, desiredCapacity, deleting }: Group): number {
  if (!warmPool || warmPool.deleting || deleting) return 0;
  return Math.max(warmPool.minSize, (warmPool.maxPrepared ?? maxSize) - desiredCapacity);
}

/** The instances that are in the pool or on their way into it, oldest first. */
export function warmActive(group: Group): readonly Member[] {
  return [...group.warmMembers.values()].filter((member) => !isLeaving(member));
}

/** Whether an instance waits in the pool, ready to be taken. */
export function isWarmReady(member: Member): boolean {
  return (
    isWarm(member) && !member.lifecycleState.startsWith("Warmed:Pending") && !isLeaving(member)
  );
}

/** Launches what the pool lacks, and terminates what is lost or too much. */
export function reconcileWarmPool(world: World, group: Group, now: number): void {
  if (!group.warmPool) return;
  const wanted = wantedWarm(group);
  const active = warmActive(group);
  const lost = active.filter(({ instanceId }) => {
    const instance = world.ec2.instances.get(instanceId);
    return !instance || isGone(instance);
  });
  const excess = active.filter((member) => !lost.includes(member)).slice(0, -wanted || undefined);
  for (const member of [...lost, ...(wanted < active.length ? excess : [])]) {
    const cause = { kind: "difference", from: active.length, to: wanted } as const;
    beginTermination(world, group, member, { cause, now });
  }
  fillWarmPool(world, group, now);
  if (group.warmPool.deleting && group.warmMembers.size === 0) group.warmPool = undefined;
}

function fillWarmPool(world: World, group: Group, now: number): void {
  const lacking = wantedWarm(group) - warmActive(group).length;
  if (lacking <= 0 || isSuspended(group, "Launch")) return;
  if (group.retryAt !== undefined && now < group.retryAt) return;
  const kind = findActiveRefresh(group) ? "refresh" : "difference";
  for (let count = 0; count < lacking; count += 1) launchWarm(world, group, { kind, now });
}

/** Begins the end of a pool: its instances go at once, without their hooks. */
export function deleteWarmPool(world: World, group: Group, now: number): void {
  if (!group.warmPool) return;
  group.warmPool = { ...group.warmPool, deleting: true };
  const from = group.warmMembers.size;
  for (const member of group.warmMembers.values()) {
    beginTermination(world, group, member, { cause: { kind: "difference", from, to: 0 }, now });
    terminateMember(world, group, member, now);
  }
  requestStep(world, group, now);
}
