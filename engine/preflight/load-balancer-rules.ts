/** Whether new instances get traffic, and whether AWS detects the ones that do not respond. */
import { autoScalingCommand } from "../diagnosis/next-command";
import type { Group } from "../refresh/group";
import { error, warning, type Finding, type PreflightFacts } from "./facts";

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html */
export function newInstancesGetTraffic({ group }: PreflightFacts): readonly Finding[] {
  if (group === undefined || !hasLoadBalancer(group)) return [];
  if (!group.suspendedProcesses.includes("AddToLoadBalancer")) return [];
  return [
    error(
      "AddToLoadBalancer is suspended, so no new instance would be registered with the group's load balancers, and the old ones would leave them: " +
        resumeCommand(group, ["AddToLoadBalancer"]),
    ),
  ];
}

/** Without these AWS keeps new instances that do not work, and the refresh succeeds all the same. */
export function unhealthyInstancesAreReplaced({ group }: PreflightFacts): readonly Finding[] {
  const needed = ["HealthCheck", "ReplaceUnhealthy"];
  const suspended = (group?.suspendedProcesses ?? []).filter((name) => needed.includes(name));
  if (group === undefined || suspended.length === 0) return [];
  return [
    warning(
      `${suspended.join(" and ")} ${suspended.length === 1 ? "is" : "are"} suspended, so AWS would not replace new instances that fail their health checks: ` +
        resumeCommand(group, suspended),
    ),
  ];
}

/**
 * AWS's default takes an instance for healthy that runs, whatever its load balancer says.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html
 */
export function loadBalancerHealthCounts({ group }: PreflightFacts): readonly Finding[] {
  if (group === undefined || !hasLoadBalancer(group)) return [];
  const wanted = isBehindLatticeOnly(group) ? "VPC_LATTICE" : "ELB";
  if (group.healthCheckTypes.some((type) => type === "ELB" || type === "VPC_LATTICE")) return [];
  return [
    warning(
      `the group has load balancers, but its health check type is ${group.healthCheckTypes.join(", ")}: a new instance counts as healthy although its load balancer finds it unhealthy. ` +
        `Set the group's healthCheckType to "${wanted}"`,
    ),
  ];
}

function hasLoadBalancer(group: Group): boolean {
  const { targetGroupArns, loadBalancerNames, trafficSources } = group;
  return targetGroupArns.length + loadBalancerNames.length + trafficSources.length > 0;
}

function isBehindLatticeOnly({
  targetGroupArns,
  loadBalancerNames,
  trafficSources,
}: Group): boolean {
  const isLattice = trafficSources.every(({ type }) => type === "vpc-lattice");
  return isLattice && targetGroupArns.length + loadBalancerNames.length === 0;
}

function resumeCommand(group: Group, processes: readonly string[]): string {
  return autoScalingCommand(group, "resume-processes", "--scaling-processes", ...processes);
}
