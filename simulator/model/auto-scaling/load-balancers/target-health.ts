/** What the target groups of a group find about one of its members, where the group asks them. */
import {
  changeTimes,
  firstHealthyAt,
  targetHealth,
  unhealthyAt,
} from "../../elastic-load-balancing-v2/target-health";
import { findTarget } from "../../elastic-load-balancing-v2/target-groups";
import type { World } from "../../world";
import type { Group } from "../group/group";
import type { Member } from "../instance/member";
import { asksLoadBalancers, attachedTargetGroups } from "./target-groups";

/** Whether a target group finds a member unhealthy now. */
export function isFailingTarget(world: World, group: Group, member: Member, now: number): boolean {
  return statesOf(world, group, member, now).includes("unhealthy");
}

/** Whether no target group still waits for a member's first check, or finds it unhealthy. */
export function isServing(world: World, group: Group, member: Member, now: number): boolean {
  const states = statesOf(world, group, member, now);
  return !states.includes("unhealthy") && !states.includes("initial");
}

function statesOf(
  world: World,
  group: Group,
  { instanceId: id }: Member,
  now: number,
): readonly string[] {
  if (group.attachments.size === 0 || !asksLoadBalancers(group)) return [];
  return attachedTargetGroups(world, group).map(
    (targetGroup) => targetHealth(world, targetGroup, { id }, now).state,
  );
}

/** When the health of a member's targets changes next because time passes, in milliseconds since 1970; undefined if it does not. */
export function nextTargetChange(
  world: World,
  group: Group,
  { instanceId: id }: Member,
  now: number,
): number | undefined {
  if (group.attachments.size === 0 || !asksLoadBalancers(group)) return undefined;
  const impairedAt = world.ec2.instances.get(id)?.impairedAt;
  const times = attachedTargetGroups(world, group).flatMap((targetGroup) => {
    const target = findTarget(targetGroup, { id }, now);
    return target ? changeTimes(targetGroup, target, impairedAt) : [];
  });
  const next = Math.min(...times.filter((time) => time > now));
  return next === Infinity ? undefined : next;
}

/**
 * The earliest time at which a target group can find a member unhealthy, in milliseconds since 1970; undefined if it never
 * will. Whether the target group is in use then is seen when the time has come.
 */
export function targetBadFrom(
  world: World,
  group: Group,
  { instanceId: id }: Member,
  now: number,
): number | undefined {
  if (group.attachments.size === 0 || !asksLoadBalancers(group)) return undefined;
  const times = attachedTargetGroups(world, group).flatMap((targetGroup) => {
    const target = findTarget(targetGroup, { id }, now);
    if (target?.failsFrom === undefined) return [];
    const checked = firstHealthyAt(targetGroup, target);
    const { failsFrom } = target;
    return failsFrom < checked ? checked : unhealthyAt(targetGroup.healthCheck, failsFrom);
  });
  return times.length === 0 ? undefined : Math.min(...times);
}
