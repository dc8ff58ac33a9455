/** What the steps of a refresh so far say about its last one. */
import type { Snapshot } from "../refresh/snapshot";

/** A change of status, percentage or instances left: it happened after one look and was seen by the next. Seconds of one clock. */
export interface Change {
  readonly after: number;
  readonly by: number;
  readonly snapshot: Snapshot;
}

/** Whether a snapshot shows another state than the one before it. AWS's reason is no part of it. */
export function isChange(before: Snapshot | undefined, now: Snapshot): boolean {
  return (
    before?.status !== now.status ||
    before.percentageComplete !== now.percentageComplete ||
    before.instancesToUpdate !== now.instancesToUpdate
  );
}

/** Whether the step under way is the last one: everything to be replaced is being replaced, or a rollback has nothing left to take back. */
export function isLastStep(changes: readonly Change[]): boolean {
  const now = changes.at(-1)?.snapshot;
  if (now === undefined) return false;
  if (now.status === "RollbackInProgress") return now.percentageComplete === 0;
  return now.instancesToUpdate === 0 || isLastOfPartial(now);
}

/** A last checkpoint below 100 ends the refresh there; the instances of its batch are under way when half of it shows. */
function isLastOfPartial({ percentageComplete = 0, preferences }: Snapshot): boolean {
  const last = preferences?.checkpointPercentages?.at(-1) ?? 100;
  return last < 100 && percentageComplete > 0 && (percentageComplete + 1) * 2 > last;
}

/** When the last step is due to end. */
export interface EndEstimate {
  readonly earliest: number;
  readonly latest: number;
}

/**
 * Two rounds of EC2 health checks pass before AWS trusts a new instance, however short its warm-up: the recording shows 70 s
 * and more after it came into service, some 105 s after its batch began.
 */
const healthCheckSeconds = 107;
/** From InService to the end of the warm-up AWS needs a little longer than the warm-up. */
const warmupOverhead = 8;
/** Terminating what was replaced takes 21 to 41 s in the recording. */
const terminationSeconds = { shortest: 15, longest: 45 } as const;
/** Steps shorter than this are the beginnings of batches, not their waits. */
const shortestWait = 35;
/** Two waits of the same refresh differ by a look of AWS's own worker or so. */
const tolerance = { early: 10, late: 4 } as const;

/** From the waits of this refresh so far, or from what is known of AWS when there are none yet. */
export function expectedEnd(changes: readonly Change[]): EndEstimate {
  const last = changes.at(-1);
  const { after = 0, by = 0, snapshot } = last ?? {};
  if (snapshot?.percentageComplete === 100) {
    return {
      earliest: after + terminationSeconds.shortest,
      latest: by + terminationSeconds.longest,
    };
  }
  const warmup = snapshot?.preferences?.instanceWarmup ?? 0;
  const learned = waits(changes).at(-1);
  const length =
    learned === undefined
      ? Math.max(warmup + warmupOverhead, healthCheckSeconds)
      : Math.max(warmup, learned);
  return { earliest: after + length - tolerance.early, latest: by + length + tolerance.late };
}

/** How long the waits of this status took before the last batch began, by the looks that saw them. */
function waits(changes: readonly Change[]): readonly number[] {
  return changes
    .slice(1)
    .flatMap(({ by, snapshot }, index) => {
      const before = changes[index];
      const isStep =
        before?.snapshot.status === snapshot.status && before.snapshot.instancesToUpdate !== 0;
      return isStep ? by - before.by : [];
    })
    .filter((seconds) => seconds > shortestWait);
}
