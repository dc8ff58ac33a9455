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

/** Seconds between two questions at the least: looks are close together when an end is due. */
const pause = 10;
/** Where looks wait for each other, this many times as long: they come first, and so do everybody else's. */
const restraint = 3;
/** How much of a wait counts at the next look: one that is urgent does not tell how long the others wait. */
const memory = 0.8;
/** Seconds that a question may wait: the refresh is not looked at while it does. */
const canWait = 30;

/** Whose launches. */
export interface FailFastOptions {
  /** Whether launches that cannot succeed end the wait. Failed health checks are reported in any case. @default true */
  readonly canAbort?: boolean;
  readonly errorContext: Pick<ErrorContext, "autoScalingGroupName">;
  /** Whether the refresh was begun before this run: launches that had failed until then do not count, since their cause may be cured. @default false */
  readonly isResumed?: boolean;
}

/**
 * A sentinel that gives a wait up when the launches are hopeless. It asks at every other look: the second failure is
 * seen within two looks. A look that shows a change is no exception, since AWS's reason changes while launches fail.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScalingActivities.html
 */
export function createFailFast(
  { errorContext: { autoScalingGroupName }, isResumed = false, canAbort = true }: FailFastOptions,
  ports: Ports,
): AbortCondition {
  let before: ReadonlySet<string> | undefined = isResumed ? undefined : new Set();
  let mayAsk = true;
  let isTurn = true;
  let silentUntil = ports.clock.now();
  let waits = 0;
  const reportFailedHealthChecks = createHealthCheckReport(ports);
  return async ({ refresh: { status, startTime }, took, progress }) => {
    // Nothing is launched before the start, and a rollback is not given up for the launches that it is there to undo.
    if (!mayAsk || status !== "InProgress" || startTime === undefined) return undefined;
    waits = Math.max(took, waits * memory);
    const now = ports.clock.now();
    const isAsked = isTurn && now >= silentUntil;
    isTurn = !isAsked;
    if (!isAsked) return undefined;
    silentUntil = now + Math.max(pause, restraint * waits) * 1000;
    try {
      const activities = await ports.diagnostics.activitiesSince(
        autoScalingGroupName,
        startTime,
        canWait,
      );
      before ??= new Set(
        activities
          .filter((one) => isFailed(one) || terminatedId(one) !== undefined)
          .map(({ activityId }) => activityId),
      );
      const news = activities.filter(({ activityId }) => before?.has(activityId) !== true);
      reportFailedHealthChecks(findFailedHealthChecks(news), progress);
      if (!canAbort) return undefined;
      const hopeless = findPermanentErrors(news) ?? findUnhealthyInstances(news);
      return hopeless && { kind: "hopeless", hopeless };
    } catch (error) {
      mayAsk = !isFault(error, "forbidden");
      if (!isFault(error)) throw error;
      if (!mayAsk)
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
export function combine(...sentinels: readonly AbortCondition[]): AbortCondition {
  return async (look) => {
    let reason: AbortReason | undefined;
    for (const abortCondition of sentinels) reason ??= await abortCondition(look);
    return reason;
  };
}
