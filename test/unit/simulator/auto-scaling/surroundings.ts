/** What may be around a group while it is rolled: hooks, a target group, a warm pool; drawn at random. */
import fc from "fast-check";
import { targetHealth } from "../../../../simulator/model/elastic-load-balancing-v2/target-health";
import type { TargetGroup } from "../../../../simulator/model/elastic-load-balancing-v2/state";
import { aFleet, groupName, type Fleet } from "./fleet";
import { hooked, launching, put, terminating } from "./hooks";
import { addTargetGroup, attach } from "./target-group";

export interface Surroundings {
  readonly size: number;
  /** Seconds that a launch hook holds an instance; null: no hook. */
  readonly launchHook: number | null;
  readonly terminateHook: number | null;
  /** Seconds that targets drain before they go; null: no target group. */
  readonly draining: number | null;
  /** Instances in a warm pool; null: no pool. */
  readonly pool: number | null;
  /** Seconds. */
  readonly warmup: number;
}

const hold = fc.option(fc.integer({ min: 30, max: 300 }));

export const surroundings: fc.Arbitrary<Surroundings> = fc.record({
  size: fc.integer({ min: 1, max: 8 }),
  launchHook: hold,
  terminateHook: hold,
  draining: fc.option(fc.integer({ min: 0, max: 300 })),
  pool: fc.option(fc.integer({ min: 0, max: 3 })),
  warmup: fc.constantFrom(0, 0, 60, 200),
});

export interface Surrounded {
  readonly fleet: Fleet;
  readonly targetGroup: TargetGroup | undefined;
}

/** A settled group in these surroundings. */
export function surround(drawn: Surroundings): Surrounded {
  const { size, launchHook, terminateHook, draining, pool } = drawn;
  const hook = (HeartbeatTimeout: number): object => ({
    HeartbeatTimeout,
    DefaultResult: "CONTINUE",
  });
  const fleet = aFleet({
    desired: size,
    group: {
      ...(launchHook !== null && hooked(launching, hook(launchHook))),
      HealthCheckType: draining === null ? "EC2" : "ELB",
    },
  });
  if (terminateHook !== null) {
    const last = { LifecycleHookName: "last", LifecycleTransition: terminating };
    put(fleet, { ...last, ...hook(terminateHook) });
  }
  const targetGroup =
    draining === null ? undefined : addTargetGroup(fleet, "web", { deregistrationDelay: draining });
  if (targetGroup) attach(fleet, targetGroup);
  if (pool !== null) {
    const limits = { MinSize: pool, MaxGroupPreparedCapacity: size + pool };
    fleet.call("PutWarmPool", { AutoScalingGroupName: groupName, ...limits });
  }
  fleet.advance(2000);
  return { fleet, targetGroup };
}

/** Instances in service that would get traffic. */
export function countHealthy({ fleet, targetGroup }: Surrounded): number {
  return fleet.instances().filter(({ LifecycleState, HealthStatus, InstanceId: id = "" }) => {
    const serves =
      !targetGroup ||
      targetHealth(fleet.world, targetGroup, { id }, fleet.now()).state === "healthy";
    return LifecycleState === "InService" && HealthStatus === "Healthy" && serves;
  }).length;
}
