/** Checks after a success whether the load balancers send traffic to the fleet: AWS waits for their health checks only if the group uses them. */
import { renderList } from "../diagnosis/wording";
import { isFault, renderFaultClause } from "./fault";
import type { Group } from "../refresh/group";
import type { Ports } from "./ports";

/** The target health of a group's instances in service, by target group. */
export interface TargetGroupHealth {
  readonly targetGroupArn: string;
  readonly healthy: number;
  readonly inService: number;
}

export interface VerifiedTargets {
  /** The target groups with fewer healthy targets than the group has instances in service. */
  readonly unhealthy: readonly TargetGroupHealth[];
  /** Why target health is unknown, in a clause without a full stop. */
  readonly unverified?: string;
}

/** Seconds for new targets to pass their health checks. The warm-up is over, so most have already passed. */
const graceSeconds = 120;
/** Seconds between tries. */
const retryDelay = 10;

/** Describes the health of the targets until all are healthy or the grace period is over. A group without target groups has none. */
export async function verifyTargets(group: Group, ports: Ports): Promise<VerifiedTargets> {
  const { clock, signal, reporter } = ports;
  const notChecked = findNotChecked(group);
  if (notChecked.length > 0) {
    reporter.note(
      `the health of these targets is not checked after the refresh: ${renderList(notChecked)}`,
    );
  }
  const end = clock.now() + graceSeconds * 1000;
  try {
    for (;;) {
      const unhealthy = await describeUnhealthy(group, ports);
      if (unhealthy.length === 0 || signal.aborted || clock.now() >= end) return { unhealthy };
      reporter.progress(`verifying: ${unhealthy.map(renderTargetHealth).join("; ")}`);
      await clock.sleep(retryDelay * 1000, signal);
    }
  } catch (error) {
    if (!isFault(error)) throw error;
    const reason = `the health of the load balancer's targets could not be checked (${renderFaultClause(error)})`;
    return { unhealthy: [], unverified: reason };
  }
}

/** What sends traffic to the group besides target groups. A silence about it would look like a check. */
function findNotChecked({ loadBalancerNames, trafficSources }: Group): readonly string[] {
  const classic = new Set([
    ...loadBalancerNames,
    ...trafficSources.filter(({ type }) => type === "elb").map(({ identifier }) => identifier),
  ]);
  const lattice = trafficSources.filter(({ type }) => type === "vpc-lattice");
  return [
    ...[...classic].map((name) => `Classic Load Balancer ${name}`),
    ...lattice.map(({ identifier }) => `VPC Lattice target group ${identifier}`),
  ];
}

async function describeUnhealthy(
  { targetGroupArns, instances }: Group,
  { diagnostics }: Ports,
): Promise<readonly TargetGroupHealth[]> {
  const inService = new Set(
    instances
      .filter(({ lifecycleState }) => lifecycleState === "InService")
      .map(({ instanceId }) => instanceId),
  );
  const all = await Promise.all(
    targetGroupArns.map(async (targetGroupArn) => {
      const targets = await diagnostics.targetHealth(targetGroupArn);
      const ours = targets.filter(({ targetId }) => inService.has(targetId));
      // No load balancer uses the target group, so its targets have no health checks.
      const isUnused = ours.length > 0 && ours.every(({ state }) => state === "unused");
      const healthy = new Set(
        ours.filter(({ state }) => state === "healthy").map(({ targetId }) => targetId),
      ).size;
      return isUnused ? [] : [{ targetGroupArn, healthy, inService: inService.size }];
    }),
  );
  return all.flat().filter(({ healthy, inService: expected }) => healthy < expected);
}

/** `0 of 3 instances in service are healthy targets of web-targets` */
export function renderTargetHealth({
  targetGroupArn,
  healthy,
  inService,
}: TargetGroupHealth): string {
  const name = targetGroupArn.split("/")[1] ?? targetGroupArn;
  return `${healthy} of ${inService} instances in service ${healthy === 1 ? "is a healthy target" : "are healthy targets"} of ${name}`;
}
