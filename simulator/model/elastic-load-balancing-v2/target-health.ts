/** The health of a target at a time: it follows from when it came, how it answers, and whether it is being taken out. */
import type { Ec2Instance } from "../ec2/instance";
import type { HealthCheck, Target, TargetGroup } from "./state";
import { findTarget, isInUse, type TargetName, type TargetWorld } from "./target-groups";

export type TargetHealthState =
  "initial" | "healthy" | "unhealthy" | "unused" | "draining" | "unavailable";

/** A state with AWS's reason code and sentence. Healthy targets need no reason. */
export interface TargetHealth {
  readonly state: TargetHealthState;
  /** For example `Target.Timeout`. */
  readonly reason?: TargetHealthReason;
  readonly description?: string;
}

export type TargetHealthReason =
  | "Elb.RegistrationInProgress"
  | "Elb.InitialHealthChecking"
  | "Target.Timeout"
  | "Target.NotRegistered"
  | "Target.NotInUse"
  | "Target.DeregistrationInProgress"
  | "Target.InvalidState"
  | "Target.HealthCheckDisabled";

/** Seconds that a load balancer takes to know of a new target. */
const registrationSeconds = 3;

/** The health of a target; a target that is not there is `unused`. */
export function targetHealth(
  world: TargetWorld,
  targetGroup: TargetGroup,
  name: TargetName,
  now: number,
): TargetHealth {
  const target = findTarget(targetGroup, name, now);
  if (!target) {
    return unused("Target.NotRegistered", "Target is not registered to the target group");
  }
  if (target.deregisteredAt !== undefined) return draining;
  if (!isInUse(world, targetGroup)) {
    return unused(
      "Target.NotInUse",
      "Target group is not configured to receive traffic from the load balancer",
    );
  }
  const instance = world.ec2.instances.get(target.id);
  if (targetGroup.targetType === "instance" && !isUp(instance)) {
    const state = instance?.state ?? "terminated";
    return unused("Target.InvalidState", `Target is in the ${state} state`);
  }
  return checkedHealth(targetGroup.healthCheck, target, instance?.impairedAt, now);
}

/** When a target that answers well is healthy for the first time: the first check after it is known, in milliseconds since 1970. */
export function firstHealthyAt({ healthCheck }: TargetGroup, { registeredAt }: Target): number {
  return registeredAt + 1000 * (registrationSeconds + healthCheck.intervalSeconds);
}

/** When a target that answers badly from a time on has failed often enough, in milliseconds since 1970. */
export function unhealthyAt(healthCheck: HealthCheck, failsFrom: number): number {
  return failsFrom + 1000 * healthCheck.intervalSeconds * healthCheck.unhealthyThresholdCount;
}

/** The times at which the health of a target may change, in milliseconds since 1970. */
export function changeTimes(
  targetGroup: TargetGroup,
  target: Target,
  impairedAt: number | undefined,
): readonly number[] {
  const checked = firstHealthyAt(targetGroup, target);
  const known = target.registeredAt + 1000 * registrationSeconds;
  const failsFrom = Math.min(target.failsFrom ?? Infinity, impairedAt ?? Infinity);
  const gone = target.deregisteredAt === undefined ? [] : [target.deregisteredAt];
  return [known, checked, unhealthyAt(targetGroup.healthCheck, failsFrom), ...gone];
}

/** What the health checks have found. A target that has never been healthy is `unhealthy` as soon as its first check failed. */
function checkedHealth(
  healthCheck: HealthCheck,
  target: Target,
  impairedAt: number | undefined,
  now: number,
): TargetHealth {
  if (!healthCheck.enabled) {
    return {
      state: "unavailable",
      reason: "Target.HealthCheckDisabled",
      description: "Health checks are not enabled for the target group",
    };
  }
  const known = target.registeredAt + 1000 * registrationSeconds;
  if (now < known) {
    return initial("Elb.RegistrationInProgress", "Target registration is in progress");
  }
  const checked = known + 1000 * healthCheck.intervalSeconds;
  if (now < checked) {
    return initial("Elb.InitialHealthChecking", "Initial health checks in progress");
  }
  const failsFrom = Math.min(target.failsFrom ?? Infinity, impairedAt ?? Infinity);
  const unhealthyFrom = failsFrom < checked ? checked : unhealthyAt(healthCheck, failsFrom);
  return now < unhealthyFrom ? { state: "healthy" } : timedOut;
}

/** An instance gets no traffic unless it runs; one that is just starting is being registered. */
function isUp(instance: Ec2Instance | undefined): boolean {
  return instance?.state === "running" || instance?.state === "pending";
}

const draining: TargetHealth = {
  state: "draining",
  reason: "Target.DeregistrationInProgress",
  description: "Target deregistration is in progress",
};

const timedOut: TargetHealth = {
  state: "unhealthy",
  reason: "Target.Timeout",
  description: "Request timed out",
};

function initial(reason: TargetHealthReason, description: string): TargetHealth {
  return { state: "initial", reason, description };
}

function unused(reason: TargetHealthReason, description: string): TargetHealth {
  return { state: "unused", reason, description };
}
