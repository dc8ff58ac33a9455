/** What target groups and Classic Load Balancers have in common for a group: instances come, are checked, and leave. */
import {
  deregisterInstance,
  findRegistered,
  registerInstance,
} from "../../elastic-load-balancing/registration";
import {
  failedAt,
  healthChanges,
  instanceDescriptions,
  instanceHealth,
} from "../../elastic-load-balancing/instance-health";
import type { ClassicLoadBalancer } from "../../elastic-load-balancing/state";
import type { TargetGroup } from "../../elastic-load-balancing-v2/state";
import {
  deregisterTarget,
  findTarget,
  registerTarget,
} from "../../elastic-load-balancing-v2/target-groups";
import {
  changeTimes,
  firstHealthyAt,
  targetHealth,
  unhealthyAt,
} from "../../elastic-load-balancing-v2/target-health";
import type { World } from "../../world";
import type { TrafficSource } from "./attachment";

/** A traffic source that exists. */
export type Balancer =
  | { readonly type: "elbv2"; readonly targetGroup: TargetGroup }
  | { readonly type: "elb"; readonly loadBalancer: ClassicLoadBalancer };

/** An instance that a balancer knows. */
export interface Registration {
  /** Milliseconds since 1970. */
  readonly registeredAt: number;
  /** From when on it answers badly, in milliseconds since 1970. */
  failsFrom: number | undefined;
}

/** What a balancer finds about an instance. */
export type Finding = "registering" | "checking" | "healthy" | "unhealthy" | "unused";

/** The target group or load balancer of a source; undefined if it is not there, or takes no instances. */
export function findBalancer(
  { elb, elbv2 }: World,
  { type, identifier }: TrafficSource,
): Balancer | undefined {
  if (type === "elb") {
    const loadBalancer = elb.loadBalancers.get(identifier);
    return loadBalancer && { type, loadBalancer };
  }
  const targetGroup = elbv2.targetGroups.get(identifier);
  return targetGroup?.targetType === "instance" ? { type, targetGroup } : undefined;
}

export function registerWith(balancer: Balancer, id: string, now: number): Registration {
  return balancer.type === "elb"
    ? registerInstance(balancer.loadBalancer, id, now)
    : registerTarget(balancer.targetGroup, { id }, now);
}

/** Takes an instance out. Returns when it has drained, in milliseconds since 1970. */
export function deregisterFrom(world: World, balancer: Balancer, id: string, now: number): number {
  return balancer.type === "elb"
    ? deregisterInstance(balancer.loadBalancer, id, now)
    : deregisterTarget(world, balancer.targetGroup, { id }, now);
}

export function findingOf(world: World, balancer: Balancer, id: string, now: number): Finding {
  if (balancer.type === "elb") return classicFinding(world, balancer.loadBalancer, id, now);
  const { state, reason } = targetHealth(world, balancer.targetGroup, { id }, now);
  if (state === "healthy" || state === "unhealthy") return state;
  if (reason === "Elb.RegistrationInProgress") return "registering";
  return state === "initial" ? "checking" : "unused";
}

/** An instance that has not passed its first checks yet is not unhealthy, although it is out of service. */
function classicFinding(
  world: World,
  loadBalancer: ClassicLoadBalancer,
  id: string,
  now: number,
): Finding {
  const { state, description } = instanceHealth(world, loadBalancer, id, now);
  switch (description) {
    case instanceDescriptions.registering:
      return "registering";
    case instanceDescriptions.notYetPassed:
    case instanceDescriptions.pending:
      return "checking";
    case instanceDescriptions.draining:
    case instanceDescriptions.notRegistered:
      return "unused";
    default:
      return state === "InService" ? "healthy" : "unhealthy";
  }
}

/** The times at which a finding may change because time passes, in milliseconds since 1970. */
export function findingChanges(
  world: World,
  balancer: Balancer,
  id: string,
  now: number,
): readonly number[] {
  const impairedAt = world.ec2.instances.get(id)?.impairedAt;
  if (balancer.type === "elb") {
    const registered = findRegistered(balancer.loadBalancer, id, now);
    return registered ? healthChanges(balancer.loadBalancer, registered, impairedAt) : [];
  }
  const target = findTarget(balancer.targetGroup, { id }, now);
  return target ? changeTimes(balancer.targetGroup, target, impairedAt) : [];
}

/**
 * The earliest time at which a balancer can find an instance unhealthy, in milliseconds since 1970; undefined if it never will.
 * Whether a target group is in use then is seen when the time has come.
 */
export function unhealthyFrom(
  world: World,
  balancer: Balancer,
  id: string,
  now: number,
): number | undefined {
  if (balancer.type === "elb") return classicUnhealthyFrom(world, balancer.loadBalancer, id, now);
  const { targetGroup } = balancer;
  const target = findTarget(targetGroup, { id }, now);
  if (target?.failsFrom === undefined) return undefined;
  const checked = firstHealthyAt(targetGroup, target);
  const { failsFrom } = target;
  return failsFrom < checked ? checked : unhealthyAt(targetGroup.healthCheck, failsFrom);
}

function classicUnhealthyFrom(
  world: World,
  loadBalancer: ClassicLoadBalancer,
  id: string,
  now: number,
): number | undefined {
  const registered = findRegistered(loadBalancer, id, now);
  if (!registered) return undefined;
  const zone = world.ec2.instances.get(id)?.availabilityZone;
  if (zone !== undefined && !loadBalancer.availabilityZones.includes(zone)) return now;
  const { failsFrom } = registered;
  return failsFrom === undefined
    ? undefined
    : failedAt(loadBalancer.healthCheck, registered, failsFrom);
}
