/** New instances that came up, failed a health check and were replaced. No activity fails; only the cause of their termination shows it. */
import { relevantActivities } from "./activities";
import type { Activity, Diagnostics } from "./diagnostics";
import { renderFailedCheck } from "../refresh/progress";
import { awsCommand, fixThenUp } from "./next-command";
import type { Section } from "./section";
import { groupBy, renderList, timeOfDay } from "./wording";

/** Instances that were launched since the refresh started and terminated for one kind of health check. */
export interface FailedHealthChecks {
  /** Whose health check: `the load balancer's health check`. */
  readonly check: string;
  /** The terminated instances, the latest first. */
  readonly instanceIds: readonly string[];
  /** When the latest termination began. ISO 8601. */
  readonly lastAt: string;
}

/**
 * The new instances that failed a health check, the most frequent kind first. Old instances do not count: they fail for what was
 * there before the refresh.
 *
 * @param activities since the refresh started, newest first
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html
 */
export function findFailedHealthChecks(
  activities: readonly Activity[],
): readonly FailedHealthChecks[] {
  const launched = new Set(activities.flatMap((activity) => subjectOf(activity, launch) ?? []));
  const failed = activities.flatMap((activity) => {
    const instanceId = subjectOf(activity, termination);
    const check = checkOf(activity.cause ?? "");
    if (instanceId === undefined || check === undefined || !launched.has(instanceId)) return [];
    return { instanceId, check, startTime: activity.startTime };
  });
  return groupBy(failed, ({ check }) => check)
    .map(([check, same]) => ({
      check,
      instanceIds: same.map(({ instanceId }) => instanceId),
      lastAt: same[0]?.startTime ?? "",
    }))
    .toSorted((one, other) => other.instanceIds.length - one.instanceIds.length);
}

/** `18 new instances failed the load balancer's health check and were replaced` */
export function renderFailedHealthChecks({ check, instanceIds }: FailedHealthChecks): string {
  const { length } = instanceIds;
  const failed = renderFailedCheck({ check, instances: length });
  return `${failed} and ${length === 1 ? "was" : "were"} replaced`;
}

/** Who finds an instance unhealthy, by AWS's words for it. The first that matches counts. */
const checks: readonly (readonly [RegExp, string])[] = [
  [/VPC Lattice/i, "VPC Lattice's health check"],
  [/EBS/, "the EBS health check"],
  [/ELB|load balancer/i, "the load balancer's health check"],
  [/terminated or stopped/i, "EC2's health check, because they were stopped or terminated"],
  [/EC2/, "EC2's status checks"],
  [/health.?check|unhealthy/i, "a custom health check"],
];

/** A termination for another cause, for example a scale-in, does not count. */
function checkOf(cause: string): string | undefined {
  const sentence = cause
    .split(/\.(?:\s|$)/)
    .find(
      (one) => /taken out of service/i.test(one) && /health|status checks|unhealthy/i.test(one),
    );
  if (sentence === undefined) return undefined;
  return checks.find(([pattern]) => pattern.test(sentence))?.[1];
}

const launch = /^Launching a new EC2 instance: (i-\w+)/;
const termination = /^Terminating EC2 instance: (i-\w+)/;

function subjectOf({ description }: Activity, pattern: RegExp): string | undefined {
  return pattern.exec(description)?.[1];
}

/** The instances are gone, but what they printed is kept for about an hour. */
export function failedHealthChecks(gathered: Diagnostics): Section | undefined {
  const { region } = gathered.errorContext;
  const found = findFailedHealthChecks(relevantActivities(gathered));
  if (found.length === 0) return undefined;
  return {
    lines: found.map(
      (one) =>
        `failed health checks: ${renderFailedHealthChecks(one)}: ${renderList(one.instanceIds)} (last at ${timeOfDay(one.lastAt)})`,
    ),
    obstacles: found.map((one) => ({
      kind: "failedHealthCheck",
      text: renderFailedHealthChecks(one),
      next: fixThenUp(
        {
          fix: `see what the last one printed (${awsCommand(region, "ec2 get-console-output", "--instance-id", one.instanceIds[0] ?? "", "--latest", "--output", "text")}) and fix the new version or the health check`,
        },
        gathered,
      ),
    })),
  };
}
