/** Checks, while a refresh goes on, whether its launches can succeed and its new instances stay healthy: AWS itself retries for an hour. */
import { isFault, renderFault } from "../run/fault";
import { findPermanentErrors, isFailed } from "./launch-errors";
import { findUnhealthyInstances, terminatedId } from "./unhealthy-instances";
import type { ErrorContext } from "../run/errors/instance-refresh-error";
import type { Ports } from "../run/ports";
import {
  findFailedHealthChecks,
  renderFailedHealthChecks,
  type FailedHealthChecks,
} from "../diagnosis/failed-health-checks";
import type { AbortReason, AbortCondition, Poll } from "./poll";

/** Minimum seconds between two calls: polls are close together near an expected end. */
const pause = 10;
/** If polls wait in the queue, the pause is this many times their wait, because polls are more important. */
const restraint = 3;
/** The share of a measured wait that still counts at the next poll: one urgent poll does not show how long others wait. */
const memory = 0.8;
/** Seconds that this call may be delayed. The refresh is not polled meanwhile. */
const maxDelaySeconds = 30;

/** The refresh to check. */
export interface FailFastOptions {
  /** Whether launches that cannot succeed end the wait. Failed health checks are reported in any case. @default true */
  readonly canAbort?: boolean;
  readonly errorContext: Pick<ErrorContext, "autoScalingGroupName">;
  /** Whether an earlier run started the refresh. Earlier failures do not count then, since their cause may be fixed. @default false */
  readonly isResumed?: boolean;
}

/**
 * Creates an abort condition for permanent launch errors. It makes a call at every other poll, so the second failure is
 * seen within two polls. A poll that shows a change is no exception, because the status reason changes while launches fail.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScalingActivities.html
 */
export function createFailFast(
  { errorContext: { autoScalingGroupName }, isResumed = false, canAbort = true }: FailFastOptions,
  ports: Ports,
): AbortCondition {
  let before: ReadonlySet<string> | undefined = isResumed ? undefined : new Set();
  let hasPermission = true;
  let isTurn = true;
  let silentUntil = ports.clock.now();
  let waits = 0;
  const reportFailedHealthChecks = createHealthCheckReport(ports);
  return async ({ refresh: { status, startTime }, took, progress }) => {
    // Nothing is launched before the start, and a rollback is not stopped because of the launches that it undoes.
    if (!hasPermission || status !== "InProgress" || startTime === undefined) return undefined;
    waits = Math.max(took, waits * memory);
    const now = ports.clock.now();
    const isDue = isTurn && now >= silentUntil;
    isTurn = !isDue;
    if (!isDue) return undefined;
    silentUntil = now + Math.max(pause, restraint * waits) * 1000;
    try {
      const activities = await ports.diagnostics.activitiesSince(
        autoScalingGroupName,
        startTime,
        maxDelaySeconds,
      );
      before ??= new Set(
        activities
          .filter((one) => isFailed(one) || terminatedId(one) !== undefined)
          .map(({ activityId }) => activityId),
      );
      const news = activities.filter(({ activityId }) => before?.has(activityId) !== true);
      reportFailedHealthChecks(findFailedHealthChecks(news), progress);
      if (!canAbort) return undefined;
      const permanentErrors = findPermanentErrors(news) ?? findUnhealthyInstances(news);
      return permanentErrors && { kind: "permanentErrors", permanentErrors };
    } catch (error) {
      hasPermission = !isFault(error, "forbidden");
      if (!isFault(error)) throw error;
      if (!hasPermission)
        ports.reporter.note(
          `launches that cannot succeed and failed health checks are not noticed: ${renderFault(error)}`,
        );
      return undefined;
    }
  };
}

/**
 * Reports health checks that new instances fail: in every row, and in a line that stays when the first fails and each time their number
 * has doubled. A roll of hundreds must not write hundreds of lines.
 */
function createHealthCheckReport({ reporter }: Ports) {
  const due = new Map<string, number>();
  return (failed: readonly FailedHealthChecks[], progress: Poll["progress"]): void => {
    for (const one of failed) {
      const { length } = one.instanceIds;
      if (length < (due.get(one.check) ?? 1)) continue;
      due.set(one.check, length * 2);
      const [latest = ""] = one.instanceIds;
      reporter.note(
        `${renderFailedHealthChecks(one)} (${length === 1 ? "" : "the last one: "}${latest})`,
      );
    }
    progress?.reportFailedHealthChecks(
      failed.map(({ check, instanceIds }) => ({ check, instances: instanceIds.length })),
    );
  };
}

/** Several sentinels as one: the first that gives up decides. */
export function combine(...conditions: readonly AbortCondition[]): AbortCondition {
  return async (poll) => {
    let reason: AbortReason | undefined;
    for (const abortCondition of conditions) reason ??= await abortCondition(poll);
    return reason;
  };
}
