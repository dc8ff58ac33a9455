/** Detects new instances that fail their health checks and are replaced again and again. AWS would continue for an hour and report no failed launch. */
import type { Activity } from "../diagnosis/diagnostics";
import { findFailedHealthChecks } from "../diagnosis/failed-health-checks";
import { isLaunch, type PermanentLaunchErrors } from "./launch-errors";

/** A few failures are normal while an application starts slowly or a dependency is briefly unavailable. */
const enough = 4;

/**
 * True if at least four new instances were replaced for a failed health check, one of them had itself replaced another,
 * and no instance launched before the newest of them is left.
 *
 * @param activities since the refresh started, newest first
 */
export function findUnhealthyInstances(
  activities: readonly Activity[],
): PermanentLaunchErrors | undefined {
  const checks = findFailedHealthChecks(activities);
  const failed = new Set(checks.flatMap(({ instanceIds }) => instanceIds));
  const [most] = checks;
  if (most === undefined || failed.size < enough) return undefined;
  const launches = activities.filter(isLaunch).flatMap(toLaunch);
  const failedLaunches = launches.filter(({ instanceId }) => failed.has(instanceId));
  const newest = Math.max(...failedLaunches.map(({ at }) => at));
  const hasSurvivor = launches.some(({ instanceId, at }) => at < newest && !failed.has(instanceId));
  const firstTermination = Math.min(
    ...activities.flatMap((activity) =>
      failed.has(terminatedId(activity) ?? "") ? [Date.parse(activity.startTime)] : [],
    ),
  );
  if (hasSurvivor || newest <= firstTermination) return undefined;
  return {
    kind: "health",
    meaning: `${failed.size} new instances in a row failed ${most.check} and were replaced`,
    fix: "fix the new version or its health check",
    message: activities.find((activity) => failed.has(terminatedId(activity) ?? ""))?.cause ?? "",
    failures: failed.size,
  };
}

function toLaunch({
  description,
  startTime,
}: Activity): readonly { readonly instanceId: string; readonly at: number }[] {
  const instanceId = /^Launching a new EC2 instance: (i-\w+)/.exec(description)?.[1];
  return instanceId === undefined ? [] : [{ instanceId, at: Date.parse(startTime) }];
}

/** The instance that an activity terminates. */
export function terminatedId({ description }: Activity): string | undefined {
  return /^Terminating EC2 instance: (i-\w+)/.exec(description)?.[1];
}
