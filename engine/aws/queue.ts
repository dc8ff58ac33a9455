/** The queue of calls to one service: as fast as AWS allows, the most urgent first. */
import { initialRate, backOff, consumed, delayUntilPermit, type RequestRate } from "./request-rate";
import type { CallPriority, Ports } from "../run/ports";

/** The clock, and the interrupt after which no call waits any more. */
export type QueuedCall = Pick<Ports, "clock" | "signal">;

export interface Queue {
  /** Resolves when the call may be made. After an interrupt that is at once, for one try. */
  readonly waitForPermit: (waiting: QueuedCall, priority?: CallPriority) => Promise<void>;
  /** AWS has throttled a call: the calls in the queue are delayed. */
  readonly backOff: (waiting: QueuedCall) => void;
}

interface QueueEntry {
  /** The instant from which it goes before every later call. */
  readonly urgentAt: number;
  readonly call: () => void;
}

export function createQueue(): Queue {
  const entries: QueueEntry[] = [];
  let rate: RequestRate | undefined;
  const rateAt = (now: number): RequestRate => (rate ??= initialRate(now));
  /** One after the other, so that a lower rate applies to calls that already wait. */
  const serve = async ({ clock, signal }: QueuedCall): Promise<void> => {
    while (entries.length > 0) {
      const pause = delayUntilPermit(rateAt(clock.now()), clock.now());
      if (pause > 0 && !signal.aborted) {
        await clock.sleep(pause, signal);
        continue;
      }
      rate = consumed(rateAt(clock.now()), clock.now());
      entries.shift()?.call();
    }
  };
  return {
    waitForPermit: ({ clock, signal }, priority) =>
      new Promise((resolve) => {
        const urgentAt = urgentFrom(clock.now(), priority);
        const index = entries.findIndex((other) => other.urgentAt > urgentAt);
        entries.splice(index < 0 ? entries.length : index, 0, { urgentAt, call: resolve });
        if (entries.length === 1) void serve({ clock, signal });
      }),
    backOff: ({ clock }) => {
      rate = backOff(rateAt(clock.now()), clock.now());
    },
  };
}

/** A call for longer work counts as older by the time that the work takes. So it goes first, but never before a call that has waited for that long. */
function urgentFrom(now: number, priority: CallPriority | undefined): number {
  if (priority === undefined) return -Infinity;
  const seconds =
    "maxDelaySeconds" in priority ? priority.maxDelaySeconds : -priority.expectedSeconds;
  return now + seconds * 1000;
}
