/** The load balancers of a group: its instances are registered when they come into service, and taken out when they leave. */
import { AwsError } from "../../../aws-error";
import type { World } from "../../world";
import { isSuspended, type Group } from "../group/group";
import { isInService, type Member } from "../instance/member";
import { injectTargetFault } from "../fault-injection/injected-faults";
import { unverified } from "../../unverified-texts";
import type { Attachment, TrafficSource } from "./attachment";
import { deregisterFrom, findBalancer, findingOf, registerWith, type Balancer } from "./balancer";

/** AWS attaches and detaches so many at once. */
const mostAtOnce = 10;

/** Attaches traffic sources and registers what is in service. Throws AWS's error if one is not there. */
export function attachSources(
  world: World,
  group: Group,
  sources: readonly TrafficSource[],
  now: number,
): void {
  if (sources.length > mostAtOnce) refuse(unverified.tooManyTargetGroups(mostAtOnce));
  for (const source of sources) {
    if (findBalancer(world, source)) continue;
    const kind = source.type === "elb" ? "Load Balancers" : "Target Groups";
    refuse(`Provided ${kind} may not be valid. Please ensure they exist and try again.`);
  }
  for (const source of sources) {
    group.attachments.set(source.identifier, { ...source, outAt: undefined });
  }
  for (const member of group.members.values()) {
    if (isInService(member)) registerMember(world, group, member, now);
  }
}

/** Detaches traffic sources: the instances stay, and drain there. Throws AWS's error if one is not attached. */
export function detachSources(
  world: World,
  group: Group,
  sources: readonly TrafficSource[],
  now: number,
): void {
  const attached = attachedSources(group);
  for (const { type, identifier } of sources) {
    if (attached.some((one) => one.type === type && one.identifier === identifier)) continue;
    refuse(type === "elb" ? unverified.loadBalancerNotAttached : unverified.targetGroupNotAttached);
  }
  for (const source of sources) {
    const balancer = findBalancer(world, source);
    let outAt = now;
    for (const { instanceId } of balancer ? group.members.values() : []) {
      if (balancer) outAt = Math.max(outAt, deregisterFrom(world, balancer, instanceId, now));
    }
    group.attachments.set(source.identifier, { ...source, outAt });
  }
}

/** What is attached now, in the order in which it was. */
export function attachedSources(group: Group): readonly TrafficSource[] {
  return [...group.attachments.values()].filter(({ outAt }) => outAt === undefined);
}

/** The target groups and load balancers that are attached and still exist. */
export function attachedBalancers(world: World, group: Group): readonly Balancer[] {
  if (group.attachments.size === 0) return [];
  return attachedSources(group).flatMap((source) => findBalancer(world, source) ?? []);
}

/** Registers a member with every load balancer, unless that process is suspended. */
export function registerMember(world: World, group: Group, member: Member, now: number): void {
  if (isSuspended(group, "AddToLoadBalancer")) return;
  for (const balancer of attachedBalancers(world, group)) {
    const registration = registerWith(balancer, member.instanceId, now);
    if (registration.registeredAt !== now) continue;
    const failsAfter = injectTargetFault(world, group, { member, balancer });
    if (failsAfter !== undefined) registration.failsFrom = now + failsAfter;
  }
}

/** Takes a member out of every load balancer; when the last one has drained it, in milliseconds since 1970. */
export function deregisterMember(
  world: World,
  group: Group,
  { instanceId }: Member,
  now: number,
): number {
  let out = now;
  for (const balancer of attachedBalancers(world, group)) {
    out = Math.max(out, deregisterFrom(world, balancer, instanceId, now));
  }
  return out;
}

export type AttachmentState = "Adding" | "Added" | "InService" | "Removing" | "Removed";

/** How far an attachment is. Only groups that ask their load balancers for health say InService. */
export function attachmentState(
  world: World,
  group: Group,
  attachment: Attachment,
  now: number,
): AttachmentState {
  const { outAt } = attachment;
  if (outAt !== undefined) return now < outAt ? "Removing" : "Removed";
  const balancer = findBalancer(world, attachment);
  if (!balancer) return "Removed";
  const findings = [...group.members.values()]
    .filter(isInService)
    .map(({ instanceId }) => findingOf(world, balancer, instanceId, now));
  if (asksLoadBalancers(group) && findings.includes("healthy")) return "InService";
  return findings.includes("registering") ? "Adding" : "Added";
}

/** Whether the health checks of load balancers count for a group. */
export function asksLoadBalancers({ settings }: Group): boolean {
  return (settings.HealthCheckType ?? "EC2").split(",").some((type) => type.trim() === "ELB");
}

function refuse(message: string): never {
  throw new AwsError("ValidationError", message);
}
