/** A warm pool: instances that were launched ahead of their need and wait, stopped or running, to be taken into the group. */
import type { PutWarmPoolType } from "@aws-sdk/client-auto-scaling";
import { isGone } from "../../ec2/instances";
import type { World } from "../../world";
import { isSuspended, requestStep, type Group } from "../group/group";
import { currentOffers, isOffered } from "../launch/launch-offer";
import { isLeaving, isRetained, type Member } from "../instance/member";
import { findActiveRefresh } from "../refresh/refresh";
import { launchTarget } from "../refresh/target";
import { beginTermination, terminateMember } from "../instance/terminating";
import { launchWarm } from "./warm-launch";

export interface WarmPool {
  /** Instances at the least. @default 0 */
  readonly minSize: number;
  /** Instances of pool and group together. @default the group's maximum */
  readonly maxPrepared: number | undefined;
  readonly state: "Stopped" | "Running" | "Hibernated";
  /** Whether a scale-in returns instances to the pool instead of terminating them. */
  readonly reuseOnScaleIn: boolean;
  readonly deleting: boolean;
}

/** A pool as a request wants it; what it does not name stays, and -1 means the group's maximum. */
export function toWarmPool(request: PutWarmPoolType, before: WarmPool | undefined): WarmPool {
  const { MinSize, MaxGroupPreparedCapacity: prepared = before?.maxPrepared } = request;
  return {
    minSize: MinSize ?? before?.minSize ?? 0,
    maxPrepared: prepared === -1 ? undefined : prepared,
    state: request.PoolState ?? before?.state ?? "Stopped",
    reuseOnScaleIn: request.InstanceReusePolicy?.ReuseOnScaleIn ?? before?.reuseOnScaleIn ?? false,
    deleting: false,
  };
}

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

/** Launches what the pool lacks, and terminates what is lost or too much. */
export function reconcileWarmPool(world: World, group: Group, now: number): void {
  if (!group.warmPool) return;
  const wanted = heldWarm(group);
  const active = warmActive(group);
  const lost = active.filter(({ instanceId }) => {
    const instance = world.ec2.instances.get(instanceId);
    return !instance || isGone(instance);
  });
  const sound = active.filter((member) => !lost.includes(member));
  const excess = Math.max(0, sound.length - wanted);
  for (const member of [...lost, ...selectExcess(world, group, sound, excess)]) {
    const cause = { kind: "difference", from: active.length, to: wanted } as const;
    beginTermination(world, group, member, { cause, now });
  }
  fillWarmPool(world, group, now);
  if (group.warmPool.deleting && group.warmMembers.size === 0) group.warmPool = undefined;
}

/** The default termination policy decides what is too much in a pool: the outdated, then the oldest. */
function selectExcess(
  world: World,
  group: Group,
  members: readonly Member[],
  count: number,
): readonly Member[] {
  if (count === 0) return [];
  const offers = currentOffers(world, launchTarget(group).source);
  const rank = (member: Member): number => Number(isOffered(member, offers));
  return members.toSorted((one, other) => rank(one) - rank(other)).slice(0, count);
}

function fillWarmPool(world: World, group: Group, now: number): void {
  const lacking = heldWarm(group) - warmActive(group).length;
  if (lacking <= 0 || isSuspended(group, "Launch")) return;
  const kind = findActiveRefresh(group) ? "refresh" : "difference";
  // What EC2 has just refused, it would refuse again.
  for (let count = 0; count < lacking && !waitsToRetry(group, now); count += 1) {
    launchWarm(world, group, { kind, now });
  }
}

function waitsToRetry({ retryAt }: Group, now: number): boolean {
  return retryAt !== undefined && now < retryAt;
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
