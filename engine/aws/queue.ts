/** Calls to one service wait here for their turn: as fast as AWS lets us ask, the most urgent first. */
import { initialRate, backOff, consumed, delayUntilPermit, type RequestRate } from "./request-rate";
import type { Ports } from "../run/ports";

/** Time, and the interrupt after which nobody waits any more. */
export type QueuedCall = Pick<Ports, "clock" | "signal">;

export interface Queue {
  /**
   * Resolves when the call may be made. After an interrupt that is at once: what is asked then is asked once.
   *
   * @param canWait seconds that later calls may go first, if they are more urgent; below zero, seconds that earlier calls are to have waited to go
   *   first. Absent: nobody goes first
   */
  readonly turn: (waiting: QueuedCall, canWait?: number) => Promise<void>;
  /** AWS has throttled a call: those that wait now wait longer. */
  readonly slowDown: (waiting: QueuedCall) => void;
}

interface QueueEntry {
  /** The instant from which on it goes before every later one. */
  readonly urgentAt: number;
  readonly call: () => void;
}

export function createQueue(): Queue {
  const tickets: QueueEntry[] = [];
  let rate: RequestRate | undefined;
  const rateAt = (now: number): RequestRate => (rate ??= initialRate(now));
  /** One after the other, so that a rate that falls holds for those who wait already. */
  const serve = async ({ clock, signal }: QueuedCall): Promise<void> => {
    while (tickets.length > 0) {
      const pause = delayUntilPermit(rateAt(clock.now()), clock.now());
      if (pause > 0 && !signal.aborted) {
        await clock.sleep(pause, signal);
        continue;
      }
      rate = consumed(rateAt(clock.now()), clock.now());
      tickets.shift()?.call();
    }
  };
  return {
    turn: ({ clock, signal }, canWait) =>
      new Promise((resolve) => {
        const urgentAt = canWait === undefined ? -Infinity : clock.now() + canWait * 1000;
        const place = tickets.findIndex((other) => other.urgentAt > urgentAt);
        tickets.splice(place < 0 ? tickets.length : place, 0, { urgentAt, call: resolve });
        if (tickets.length === 1) void serve({ clock, signal });
      }),
    slowDown: ({ clock }) => {
      rate = backOff(rateAt(clock.now()), clock.now());
    },
  };
}
