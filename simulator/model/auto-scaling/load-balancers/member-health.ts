/** What the load balancers of a group find about one of its members, where the group asks them. */
import type { World } from "../../world";
import type { Group } from "../group/group";
import type { Member } from "../instance/member";
import { asksLoadBalancers, attachedBalancers } from "./attaching";
import { findingChanges, findingOf, unhealthyFrom, type Balancer } from "./balancer";

/** Whether a load balancer finds a member unhealthy now. */
export function isFailingTarget(world: World, group: Group, member: Member, now: number): boolean {
  return balancersAsked(world, group).some(
    (balancer) => findingOf(world, balancer, member.instanceId, now) === "unhealthy",
  );
}

/** Whether no load balancer still waits for a member's first checks, or finds it unhealthy. */
export function isServing(world: World, group: Group, member: Member, now: number): boolean {
  return balancersAsked(world, group).every((balancer) => {
    const finding = findingOf(world, balancer, member.instanceId, now);
    return finding === "healthy" || finding === "unused";
  });
}

/** When a member's health there changes next because time passes, in milliseconds since 1970; undefined if it does not. */
export function nextTargetChange(
  world: World,
  group: Group,
  { instanceId: id }: Member,
  now: number,
): number | undefined {
  const times = balancersAsked(world, group).flatMap((balancer) =>
    findingChanges(world, balancer, id, now),
  );
  const next = Math.min(...times.filter((time) => time > now));
  return next === Infinity ? undefined : next;
}

/** The earliest time at which a load balancer can find a member unhealthy, in milliseconds since 1970; undefined if it never will. */
export function targetBadFrom(
  world: World,
  group: Group,
  { instanceId: id }: Member,
  now: number,
): number | undefined {
  const times = balancersAsked(world, group).flatMap(
    (balancer) => unhealthyFrom(world, balancer, id, now) ?? [],
  );
  return times.length === 0 ? undefined : Math.min(...times);
}

const none: readonly Balancer[] = [];

function balancersAsked(world: World, group: Group): readonly Balancer[] {
  if (group.attachments.size === 0 || !asksLoadBalancers(group)) return none;
  return attachedBalancers(world, group);
}
