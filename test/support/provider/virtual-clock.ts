/** A clock that only moves when somebody sleeps on it, and to which a test can pin what happens when. */
import type { Clock } from "../../../engine/run/ports";

export interface VirtualClock extends Clock {
  /** Milliseconds of each sleep that was begun, in order. */
  readonly sleeps: readonly number[];
  /** Lets something happen at an instant, in milliseconds, while somebody sleeps past it. */
  readonly at: (instant: number, happening: () => void) => void;
  /** Moves the time, as a slow call does. */
  readonly pass: (milliseconds: number) => void;
}

export function createVirtualClock(
  onMove: (milliseconds: number) => void = () => undefined,
): VirtualClock {
  let now = 0;
  const sleeps: number[] = [];
  let happenings: { readonly instant: number; readonly happening: () => void }[] = [];
  const moveTo = (instant: number): void => {
    onMove(instant - now);
    now = instant;
  };
  const next = (until: number) =>
    happenings
      .sort((one, other) => one.instant - other.instant)
      .findIndex(({ instant }) => instant <= until);
  return {
    sleeps,
    now: () => now,
    at: (instant, happening) => happenings.push({ instant, happening }),
    pass: (milliseconds) => {
      moveTo(now + milliseconds);
    },
    schedule: (milliseconds, happening) => {
      const entry = { instant: now + milliseconds, happening };
      happenings.push(entry);
      return () => {
        happenings = happenings.filter((other) => other !== entry);
      };
    },
    sleep: (milliseconds, signal) => {
      sleeps.push(milliseconds);
      const end = now + milliseconds;
      for (let index = next(end); index >= 0 && !signal.aborted; index = next(end)) {
        for (const { instant, happening } of happenings.splice(index, 1)) {
          moveTo(Math.max(now, instant));
          happening();
        }
      }
      if (!signal.aborted) moveTo(end);
      return Promise.resolve();
    },
  };
}
