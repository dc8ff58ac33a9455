/** Launches what a warm pool lacks, and terminates what is lost or too much. */
import { isGone } from "../../ec2/instances";
import type { World } from "../../world";
import { isSuspended, type Group } from "../group/group";
import type { Member } from "../instance/member";
import { beginTermination, terminateMember } from "../instance/terminating";
import { launchTarget } from "../refresh/target";
import { currentOffers, isOffered } from "../launch/launch-offer";
import { heldWarm, warmActive } from "./size";
import { findActiveRefresh } from "../refresh/refresh";
import { launchWarm } from "./warm-launch";
import { requestStep } from "../scheduler/request-step";

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
