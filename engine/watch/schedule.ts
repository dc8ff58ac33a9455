/** When to poll a refresh again: rarely while nothing can end it, often when its end is expected. */
import { expectedEnd, isLastStep, type Change } from "./end-estimate";
import type { Snapshot } from "../refresh/snapshot";

/** The observations of a refresh so far. Instants are seconds of one clock. */
export interface Watched {
  /** The observed changes, oldest first. Empty before the first poll. */
  readonly changes: readonly Change[];
  /** The last snapshot. Absent before the first poll. */
  readonly snapshot: Snapshot | undefined;
  readonly now: number;
}

/** Seconds between polls. */
const pace = {
  /** AWS begins 5 to 10 s after Start. A refresh without anything to replace ends at once. */
  pending: 3,
  /** Launches and terminations under way end within seconds, or wait for a lifecycle hook. */
  cancelling: 3,
  /** The end is expected now. */
  due: 3,
  /** The expected end has passed. */
  overdue: 5,
  /** The longest time until a change is on the screen. */
  usual: 20,
  /** Nothing has changed for five minutes. */
  slow: 30,
  /** Nothing has changed for a quarter of an hour. */
  still: 60,
  /** The end is further away than this. */
  far: 40,
} as const;

/** AWS gives up after an hour without progress. @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html */
const noProgressLimit = 3600;

/**
 * Seconds that a poll may be delayed for more urgent calls, where many refreshes share a request quota. Polls near an expected end
 * go first. Polls in the middle and at the beginning of a roll can wait.
 */
const maxDelaySeconds = { due: 30, other: 200 } as const;

export interface PlannedPoll {
  /** Seconds until the next poll. */
  readonly in: number;
  /** Seconds that the poll may be delayed for more urgent calls. */
  readonly maxDelaySeconds: number;
}

/** Plans the next poll. */
export function nextPoll({ changes, snapshot, now }: Watched): PlannedPoll {
  if (snapshot === undefined) return other(pace.pending);
  const unchanged = now - (changes.at(-1)?.by ?? now);
  switch (snapshot.status) {
    case "Pending":
      return other(unchanged < 30 ? pace.pending : pace.overdue);
    case "Cancelling":
      return due(unchanged < 60 ? pace.cancelling : pace.usual);
    case "Baking":
      return bakingInterval(snapshot);
    default:
      return isLastStep(changes) ? lastStepInterval(changes, now) : usualInterval(unchanged);
  }
}

function due(seconds: number): PlannedPoll {
  return { in: seconds, maxDelaySeconds: maxDelaySeconds.due };
}

function other(seconds: number): PlannedPoll {
  return { in: seconds, maxDelaySeconds: maxDelaySeconds.other };
}

/** Polls less often the longer nothing changes. One poll lands where AWS would give up. */
function usualInterval(unchanged: number): PlannedPoll {
  const relaxed = unchanged > 900 ? pace.still : unchanged > 300 ? pace.slow : pace.usual;
  const untilLimit = noProgressLimit - unchanged;
  if (untilLimit > 0 && untilLimit <= relaxed + 10) return due(Math.max(pace.due, untilLimit - 8));
  return untilLimit <= 0 && untilLimit > -120 ? due(pace.due) : other(relaxed);
}

/** The largest number of polls around an expected end. After distant polls the estimate is inexact. */
const pollsWhileDue = 15;

/** Polls not before the expected end, then often, and less often when it is late. */
function lastStepInterval(changes: readonly Change[], now: number): PlannedPoll {
  const { earliest, latest } = expectedEnd(changes);
  const [begin, end] = [earliest - 2, latest + 8];
  if (now < begin) {
    const left = earliest - now;
    return left > pace.far ? other(pace.far) : due(Math.max(2, left));
  }
  const apart = (end - begin) / pollsWhileDue;
  if (now <= end) return due(Math.max(pace.due, apart));
  return now <= latest + 60 ? due(Math.max(pace.overdue, apart)) : other(pace.usual);
}

/** AWS updates the remaining seconds about every ten seconds, so the last figure may be that old. */
const countdownStep = 4;

/** AWS counts the bake time down in the status reason. If the text has another form, the remaining time is unknown. */
function bakingInterval({ statusReason }: Snapshot): PlannedPoll {
  const seconds = /There are (\d+) seconds left/.exec(statusReason ?? "")?.[1];
  if (seconds === undefined) return other(pace.usual);
  const left = Number(seconds) - countdownStep;
  return left > pace.still ? other(pace.still) : due(Math.max(pace.due, left));
}
