/** Estimates the end of the last step of a refresh from the steps so far. */
import type { Snapshot } from "../refresh/snapshot";

/** A change of status, percentage or instances left. It happened after one poll and was seen by the next. Seconds of one clock. */
export interface Change {
  readonly after: number;
  readonly by: number;
  readonly snapshot: Snapshot;
}

/** Whether a snapshot differs from the one before it. The status reason does not count. */
export function isChange(before: Snapshot | undefined, now: Snapshot): boolean {
  return (
    before?.status !== now.status ||
    before.percentageComplete !== now.percentageComplete ||
    before.instancesToUpdate !== now.instancesToUpdate
  );
}

/** Whether the current step is the last one: every outdated instance is being replaced, or a rollback has nothing left to undo. */
export function isLastStep(changes: readonly Change[]): boolean {
  const now = changes.at(-1)?.snapshot;
  if (now === undefined) return false;
  if (now.status === "RollbackInProgress") return now.percentageComplete === 0;
  return now.instancesToUpdate === 0 || isLastOfPartial(now);
}

/** A refresh ends at its last checkpoint. If that is below 100, its last batch is under way when half of it shows. */
function isLastOfPartial({ percentageComplete = 0, preferences }: Snapshot): boolean {
  const last = preferences?.checkpointPercentages?.at(-1) ?? 100;
  return last < 100 && percentageComplete > 0 && (percentageComplete + 1) * 2 > last;
}

/** The estimated end of the last step. */
export interface EndEstimate {
  readonly earliest: number;
  readonly latest: number;
}

/**
 * AWS waits for two rounds of EC2 health checks before it trusts a new instance, whatever its warm-up. The recording shows at least 70 s
 * after it came into service, about 105 s after its batch began.
 */
const healthCheckSeconds = 107;
/** AWS needs a few seconds more than the warm-up. */
const warmupOverhead = 8;
/** Termination of a replaced instance takes 21 to 41 s in the recording. */
const terminationSeconds = { shortest: 15, longest: 45 } as const;
/** A shorter step is the beginning of a batch, not a wait. */
const shortestWait = 35;
/** Two waits of one refresh differ by about one interval of AWS's own worker. */
const tolerance = { early: 10, late: 4 } as const;

/** Taken from the earlier waits of this refresh, or from known AWS behaviour if there are none. */
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

/** The lengths of the waits in this status before the last batch began, as far as the polls show them. */
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
