/** Looks, while a refresh goes on, whether its launches can succeed at all: AWS itself retries any failure for an hour. */
import { isFault, renderFault } from "../run/fault";
import { findPermanentErrors, isFailed } from "./launch-errors";
import { findUnhealthyInstances, terminatedId } from "./unhealthy-instances";
import type { ErrorContext } from "../run/errors/instance-refresh-error";
import type { Ports } from "../run/ports";
import type { AbortReason, AbortCondition } from "./poll";

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
  { errorContext: { autoScalingGroupName }, isResumed = false }: FailFastOptions,
  ports: Ports,
): AbortCondition {
  let before: ReadonlySet<string> | undefined = isResumed ? undefined : new Set();
  let mayAsk = true;
  let isTurn = true;
  let silentUntil = ports.clock.now();
  let waits = 0;
  return async ({ refresh: { status, startTime }, took }) => {
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
      const hopeless = findPermanentErrors(news) ?? findUnhealthyInstances(news);
      return hopeless && { kind: "hopeless", hopeless };
    } catch (error) {
      mayAsk = !isFault(error, "forbidden");
      if (!isFault(error)) throw error;
      if (!mayAsk)
        ports.reporter.note(`launches that cannot succeed are not noticed: ${renderFault(error)}`);
      return undefined;
    }
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
