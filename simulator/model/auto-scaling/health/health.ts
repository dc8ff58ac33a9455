/** The health of members: what EC2's checks and target groups find, when it is read, and the replacement of what is unhealthy. */
import { isGone } from "../../ec2/instances";
import type { World } from "../../world";
import { plan } from "../scheduler/scheduler";
import { findMember, isSuspended, referTo, type Group } from "../group/group";
import { requestStep } from "../scheduler/request-step";
import { findReferredGroup } from "../group/lookup";
import { isInService, isWarmReady, type HealthFinding, type Member } from "../instance/member";
import { healthDataFrom, nextHealthRoundAfter } from "../scheduler/timing";
import { isFailingTarget, targetBadFrom } from "../load-balancers/member-health";
import type { Task } from "../scheduler/task";
import { beginTermination } from "../instance/terminating";

/** Whether EC2 has sufficient data about a member's health. */
export function hasHealthData(group: Group, member: Member, now: number): boolean {
  return (
    member.inServiceAt !== undefined && now >= healthDataFrom(group.createdAt, member.inServiceAt)
  );
}

/** Plans a reading of the checks, if they are going to fail. What stays well is never looked at. */
export function planHealthCheck(world: World, group: Group, member: Member, now: number): void {
  const times = [badHealthFrom(world, member), targetBadFrom(world, group, member, now)];
  const badFrom = Math.min(...times.map((time) => time ?? Infinity));
  if (badFrom === Infinity) return;
  const readable = Math.max(badFrom, now, graceEnds(group, member));
  const at = nextHealthRoundAfter(group.createdAt, readable);
  plan(world, at, { kind: "healthCheck", group: referTo(group), instanceId: member.instanceId });
}

/** Reads the status checks of a member and what its targets answer, and lets the worker replace it if they are bad. */
export function checkHealth(world: World, task: Task & { kind: "healthCheck" }, now: number): void {
  const group = findReferredGroup(world, task.group);
  const member = group?.members.get(task.instanceId);
  if (!group || !member || !isInService(member)) return;
  if (isSuspended(group, "HealthCheck")) return;
  if (now < graceEnds(group, member)) planHealthCheck(world, group, member, now);
  else if ((badHealthFrom(world, member) ?? Infinity) <= now) {
    markUnhealthy(world, group, member, { finding: findingOf(world, member), now });
  } else if (isFailingTarget(world, group, member, now)) {
    markUnhealthy(world, group, member, { finding: "elb", now });
  } else planHealthCheck(world, group, member, now);
}

export interface UnhealthyMark {
  readonly finding: HealthFinding;
  readonly now: number;
}

/** Records that a member is unhealthy; the worker replaces it when it looks next. */
export function markUnhealthy(
  world: World,
  group: Group,
  member: Member,
  { finding, now }: UnhealthyMark,
): void {
  member.healthStatus = "Unhealthy";
  member.finding = finding;
  group.unhealthy.add(member.instanceId);
  requestStep(world, group, now);
}

/** Terminates what is unhealthy, at once and whatever the healthy percentage; the vacancies are filled by the same look. */
export function replaceUnhealthy(world: World, group: Group, now: number): void {
  if (isSuspended(group, "ReplaceUnhealthy") || isSuspended(group, "Terminate")) return;
  for (const instanceId of group.unhealthy) {
    const member = findMember(group, instanceId);
    if (!member || member.healthStatus === "Healthy") {
      group.unhealthy.delete(instanceId);
    } else if (isInService(member) || isWarmReady(member)) {
      group.unhealthy.delete(instanceId);
      if (isInService(member)) group.vacancies.push("unhealthy");
      beginTermination(world, group, member, {
        cause: { kind: "unhealthy", finding: member.finding ?? "user" },
        now,
      });
    }
  }
}

/** Until when bad checks are overlooked, in milliseconds since 1970. */
export function graceEnds(group: Group, member: Member): number {
  return (
    (member.inServiceAt ?? member.launchedAt) + 1000 * (group.settings.HealthCheckGracePeriod ?? 0)
  );
}

/** From when on EC2 reports a member as bad; undefined if never. */
function badHealthFrom(world: World, { instanceId }: Member): number | undefined {
  const instance = world.ec2.instances.get(instanceId);
  if (!instance) return 0;
  const stopped = instance.state === "stopping" || instance.state === "stopped";
  return isGone(instance) || stopped ? instance.stateChangedAt : instance.impairedAt;
}

function findingOf(world: World, { instanceId }: Member): HealthFinding {
  const instance = world.ec2.instances.get(instanceId);
  return instance?.state === "running" ? "ec2StatusChecks" : "ec2Gone";
}
