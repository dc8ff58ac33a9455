/** When to look at a refresh again: rarely while nothing that ends it can happen, often when its end is due. */
import { expectedEnd, isLastStep, type Change } from "./end-estimate";
import type { Snapshot } from "../refresh/snapshot";

/** A refresh as it has been watched so far. Instants are seconds of one clock. */
export interface Watched {
  /** The changes that were seen, oldest first. Empty before the first look. */
  readonly changes: readonly Change[];
  /** The last look. Absent before the first. */
  readonly snapshot: Snapshot | undefined;
  readonly now: number;
}

/** Seconds between looks. */
const pace = {
  /** AWS begins 5 to 10 s after Start, and ends at once what has nothing to replace. */
  pending: 3,
  /** In-flight launches and terminations end within seconds, or hang on a hook. */
  cancelling: 3,
  /** The end is due. */
  due: 3,
  /** The end is overdue. */
  overdue: 5,
  /** A change must be on the screen within this time. */
  usual: 20,
  /** Nothing has changed for five minutes. */
  slow: 30,
  /** Nothing has changed for a quarter of an hour. */
  still: 60,
  /** The end is known to be further away than this. */
  far: 40,
} as const;

/** AWS gives up after an hour without progress. @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html */
const noProgressLimit = 3600;

/**
 * Seconds that more urgent calls may go before a look, where many refreshes share what AWS grants: an end that is due is seen, and
 * the middle of a roll waits. So does the beginning, which is looked at often only to have it on the screen.
 */
const canWait = { due: 30, other: 200 } as const;

export interface PlannedPoll {
  /** Seconds until it. */
  readonly in: number;
  /** Seconds that it may be late, for more urgent calls. */
  readonly canWait: number;
}

/** When to look next. */
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
  return { in: seconds, canWait: canWait.due };
}

function other(seconds: number): PlannedPoll {
  return { in: seconds, canWait: canWait.other };
}

/** Looks grow apart while nothing changes, and one lands where AWS would give up. */
function usualInterval(unchanged: number): PlannedPoll {
  const relaxed = unchanged > 900 ? pace.still : unchanged > 300 ? pace.slow : pace.usual;
  const untilLimit = noProgressLimit - unchanged;
  if (untilLimit > 0 && untilLimit <= relaxed + 10) return due(Math.max(pace.due, untilLimit - 8));
  return untilLimit <= 0 && untilLimit > -120 ? due(pace.due) : other(relaxed);
}

/** How many looks at the most fall into the time in which an end is due: with looks far apart before, nobody knows well when that is. */
const pollsWhileDue = 15;

/** Nothing is asked before the end is due; then often, and less often when it is late. */
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

/** AWS says how many seconds are left every ten seconds or so, so that the last figure may be that old. */
const countdownStep = 4;

/** AWS counts a bake time down in the reason. A text in another form just means that we do not know. */
function bakingInterval({ statusReason }: Snapshot): PlannedPoll {
  const seconds = /There are (\d+) seconds left/.exec(statusReason ?? "")?.[1];
  if (seconds === undefined) return other(pace.usual);
  const left = Number(seconds) - countdownStep;
  return left > pace.still ? other(pace.still) : due(Math.max(pace.due, left));
}
