/** The target groups of a group: its instances are registered when they come into service, and taken out when they leave. */
import { AwsError } from "../../../aws-error";
import { deregisterTarget, registerTarget } from "../../elastic-load-balancing-v2/target-groups";
import { targetHealth } from "../../elastic-load-balancing-v2/target-health";
import type { TargetGroup } from "../../elastic-load-balancing-v2/state";
import type { World } from "../../world";
import { isSuspended, type Group } from "../group/group";
import { isInService, type Member } from "../instance/member";
import { injectTargetFault } from "../fault-injection/injected-faults";
import { unverified } from "../../unverified-texts";
import type { Attachment } from "./attachment";

/** AWS attaches and detaches so many at once. */
const mostAtOnce = 10;

/** Attaches target groups and registers what is in service. Throws AWS's error if one is not there. */
export function attachTargetGroups(
  world: World,
  group: Group,
  arns: readonly string[],
  now: number,
): void {
  if (arns.length > mostAtOnce) refuse(unverified.tooManyTargetGroups(mostAtOnce));
  for (const arn of arns) {
    if (world.elbv2.targetGroups.get(arn)?.targetType === "instance") continue;
    refuse("Provided Target Groups may not be valid. Please ensure they exist and try again.");
  }
  for (const targetGroupArn of arns) {
    group.attachments.set(targetGroupArn, { targetGroupArn, outAt: undefined });
  }
  for (const member of group.members.values()) {
    if (isInService(member)) registerMember(world, group, member, now);
  }
}

/** Detaches target groups: the instances stay, their targets drain. Throws AWS's error if one is not attached. */
export function detachTargetGroups(
  world: World,
  group: Group,
  arns: readonly string[],
  now: number,
): void {
  const unknown = arns.find((arn) => !attachedArns(group).includes(arn));
  if (unknown !== undefined) refuse(unverified.targetGroupNotAttached);
  for (const targetGroupArn of arns) {
    const targetGroup = world.elbv2.targetGroups.get(targetGroupArn);
    let outAt = now;
    for (const { instanceId: id } of targetGroup ? group.members.values() : []) {
      if (targetGroup) outAt = Math.max(outAt, deregisterTarget(world, targetGroup, { id }, now));
    }
    group.attachments.set(targetGroupArn, { targetGroupArn, outAt });
  }
}

export function attachedArns(group: Group): readonly string[] {
  return [...group.attachments.values()]
    .filter(({ outAt }) => outAt === undefined)
    .map(({ targetGroupArn }) => targetGroupArn);
}

/** The target groups that are attached and still exist. */
export function attachedTargetGroups(world: World, group: Group): readonly TargetGroup[] {
  if (group.attachments.size === 0) return [];
  return attachedArns(group).flatMap((arn) => world.elbv2.targetGroups.get(arn) ?? []);
}

/** Registers a member with every target group, unless that process is suspended. */
export function registerMember(world: World, group: Group, member: Member, now: number): void {
  if (isSuspended(group, "AddToLoadBalancer")) return;
  for (const targetGroup of attachedTargetGroups(world, group)) {
    const target = registerTarget(targetGroup, { id: member.instanceId }, now);
    if (target.registeredAt !== now) continue;
    const failsAfter = injectTargetFault(world, group, { member, targetGroup });
    if (failsAfter !== undefined) target.failsFrom = now + failsAfter;
  }
}

/** Takes a member out of every target group; when the last one has drained it, in milliseconds since 1970. */
export function deregisterMember(
  world: World,
  group: Group,
  { instanceId: id }: Member,
  now: number,
): number {
  let out = now;
  for (const targetGroup of attachedTargetGroups(world, group)) {
    out = Math.max(out, deregisterTarget(world, targetGroup, { id }, now));
  }
  return out;
}

export type AttachmentState = "Adding" | "Added" | "InService" | "Removing" | "Removed";

/** How far an attachment is. Only groups that ask their load balancers for health say InService. */
export function attachmentState(
  world: World,
  group: Group,
  { targetGroupArn, outAt }: Attachment,
  now: number,
): AttachmentState {
  if (outAt !== undefined) return now < outAt ? "Removing" : "Removed";
  const targetGroup = world.elbv2.targetGroups.get(targetGroupArn);
  if (!targetGroup) return "Removed";
  const states = [...group.members.values()]
    .filter(isInService)
    .map(({ instanceId: id }) => targetHealth(world, targetGroup, { id }, now));
  if (asksLoadBalancers(group) && states.some(({ state }) => state === "healthy")) {
    return "InService";
  }
  const isRegistering = states.some(({ reason }) => reason === "Elb.RegistrationInProgress");
  return isRegistering ? "Adding" : "Added";
}

/** Whether the health checks of target groups count for a group. */
export function asksLoadBalancers({ settings }: Group): boolean {
  return (settings.HealthCheckType ?? "EC2").split(",").some((type) => type.trim() === "ELB");
}

function refuse(message: string): never {
  throw new AwsError("ValidationError", message);
}
