/** The health of an instance behind a Classic Load Balancer: it follows from when it came, how it answers, and where it runs. */
import type { Ec2Instance } from "../ec2/instance";
import type { Ec2State } from "../ec2/state";
import { findRegistered } from "./registration";
import type { ClassicHealthCheck, ClassicLoadBalancer, RegisteredInstance } from "./state";

/** As DescribeInstanceHealth says it. */
export interface InstanceHealth {
  readonly state: "InService" | "OutOfService";
  /** Who is the cause: the load balancer or the instance. */
  readonly reasonCode: "ELB" | "Instance" | "N/A";
  readonly description: InstanceDescription;
}

/** The sentences that the API reference lists for `InstanceState`. */
export const instanceDescriptions = {
  well: "N/A",
  registering: "Instance registration is still in progress.",
  draining: "Instance deregistration currently in progress.",
  failed:
    "Instance has failed at least the UnhealthyThreshold number of health checks consecutively.",
  notYetPassed:
    "Instance has not passed the configured HealthyThreshold number of health checks consecutively.",
  otherZone:
    "Instance is in the EC2 Availability Zone for which LoadBalancer is not configured to route traffic to.",
  notRegistered: "Instance is not currently registered with the LoadBalancer.",
  pending: "Instance is in pending state.",
  stopped: "Instance is in stopped state.",
  terminated: "Instance is in terminated state.",
} as const;

export type InstanceDescription = (typeof instanceDescriptions)[keyof typeof instanceDescriptions];

/** Seconds that a load balancer takes to know of a new instance. */
const registrationSeconds = 3;

/** The health of an instance; one that is not registered is out of service. */
export function instanceHealth(
  { ec2 }: { readonly ec2: Ec2State },
  loadBalancer: ClassicLoadBalancer,
  id: string,
  now: number,
): InstanceHealth {
  const registered = findRegistered(loadBalancer, id, now);
  const is = instanceDescriptions;
  if (!registered) return outOfService("Instance", is.notRegistered);
  if (registered.deregisteredAt !== undefined) return inService(is.draining);
  const instance = ec2.instances.get(id);
  const isStopped = instance?.state === "stopping" || instance?.state === "stopped";
  if (isStopped) return outOfService("Instance", is.stopped);
  if (instance?.state !== "running" && instance?.state !== "pending") {
    return outOfService("Instance", is.terminated);
  }
  if (!loadBalancer.availabilityZones.includes(instance.availabilityZone)) {
    return outOfService("ELB", is.otherZone);
  }
  if (instance.state === "pending") return outOfService("Instance", is.pending);
  return checkedHealth(loadBalancer.healthCheck, registered, instance, now);
}

/** When the load balancer knows of an instance, in milliseconds since 1970. */
function knownAt({ registeredAt }: RegisteredInstance): number {
  return registeredAt + 1000 * registrationSeconds;
}

/** From when on an instance answers badly, in milliseconds since 1970. */
function failsFromOf({ failsFrom }: RegisteredInstance, impairedAt: number | undefined): number {
  return Math.min(failsFrom ?? Infinity, impairedAt ?? Infinity);
}

/** When an instance that answers well is in service for the first time, in milliseconds since 1970. */
function firstHealthyAt(
  { intervalSeconds, healthyThreshold }: ClassicHealthCheck,
  registered: RegisteredInstance,
): number {
  return knownAt(registered) + 1000 * intervalSeconds * healthyThreshold;
}

/**
 * When an instance that answers badly from a time on has failed often enough, in milliseconds since 1970. The checks begin when the
 * load balancer knows of it.
 */
export function failedAt(
  { intervalSeconds, unhealthyThreshold }: ClassicHealthCheck,
  registered: RegisteredInstance,
  failsFrom: number,
): number {
  const begins = Math.max(failsFrom, knownAt(registered));
  return begins + 1000 * intervalSeconds * unhealthyThreshold;
}

/** The times at which the health of an instance may change, in milliseconds since 1970. */
export function healthChanges(
  { healthCheck }: ClassicLoadBalancer,
  registered: RegisteredInstance,
  impairedAt: number | undefined,
): readonly number[] {
  const failsFrom = failsFromOf(registered, impairedAt);
  const gone = registered.deregisteredAt === undefined ? [] : [registered.deregisteredAt];
  return [
    knownAt(registered),
    firstHealthyAt(healthCheck, registered),
    failedAt(healthCheck, registered, failsFrom),
    ...gone,
  ];
}

/** What the health checks have found. */
function checkedHealth(
  healthCheck: ClassicHealthCheck,
  registered: RegisteredInstance,
  { impairedAt }: Ec2Instance,
  now: number,
): InstanceHealth {
  const is = instanceDescriptions;
  if (now < knownAt(registered)) {
    return outOfService("ELB", is.registering);
  }
  const failsFrom = failsFromOf(registered, impairedAt);
  if (now >= failedAt(healthCheck, registered, failsFrom)) {
    return outOfService("Instance", is.failed);
  }
  const firstHealthy = firstHealthyAt(healthCheck, registered);
  const wasHealthy = firstHealthy <= now && firstHealthy <= failsFrom;
  return wasHealthy ? inService(is.well) : outOfService("Instance", is.notYetPassed);
}

function inService(description: InstanceDescription): InstanceHealth {
  return { state: "InService", reasonCode: "N/A", description };
}

function outOfService(
  reasonCode: InstanceHealth["reasonCode"],
  description: InstanceDescription,
): InstanceHealth {
  return { state: "OutOfService", reasonCode, description };
}
