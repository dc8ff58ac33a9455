/** A virtual clock for many who sleep at the same time: it moves to the next who wakes when nobody is busy any more. */
import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../engine/run/ports";

export interface CrowdClock extends Clock {
  /** Keeps the time from moving until the work is done, except while somebody in it sleeps. */
  readonly busy: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Sleeps within work that is busy. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Lets time pass until the work is done. */
  readonly runUntil: <Value>(work: Promise<Value>) => Promise<Value>;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** @param onMove told of every new instant, in milliseconds since the beginning */
export function createCrowdClock(onMove: (now: number) => void): CrowdClock {
  let now = 0;
  let working = 0;
  let whenIdle: () => void = () => undefined;
  const sleepers: Sleeper[] = [];
  const sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const wake = (): void => {
        signal?.removeEventListener("abort", abort);
        resolve();
      };
      const sleeper = { until: now + milliseconds, wake };
      const abort = (): void => {
        sleepers.splice(sleepers.indexOf(sleeper), 1);
        resolve();
      };
      signal?.addEventListener("abort", abort, { once: true });
      sleepers.splice(placeOf(sleeper.until, sleepers), 0, sleeper);
    });
  const change = (by: number): void => {
    working += by;
    if (working === 0) whenIdle();
  };
  /** Resolves when nobody works, and everything that follows from the last work has been begun. */
  const idle = async (): Promise<void> => {
    do {
      if (working > 0) await new Promise<void>((resolve) => (whenIdle = resolve));
      await setImmediate();
    } while (working > 0);
  };
  return {
    now: () => now,
    sleep,
    // Its only use is the heartbeat, which is not measured.
    schedule: () => () => undefined,
    busy: async (work) => {
      change(1);
      try {
        return await work();
      } finally {
        change(-1);
      }
    },
    pause: async (milliseconds) => {
      change(-1);
      await sleep(milliseconds);
      change(1);
    },
    runUntil: async (work) => {
      const state = { isDone: false };
      const lastSuccess = work.finally(() => (state.isDone = true));
      // Whoever awaits the result is told; here the end is all that matters.
      lastSuccess.catch(() => undefined);
      for (;;) {
        await idle();
        if (state.isDone) return lastSuccess;
        const next = sleepers[0];
        if (next === undefined) throw new Error("Everybody waits, and nobody sleeps.");
        now = Math.max(now, next.until);
        onMove(now);
        const awake = sleepers.splice(0, placeOf(now, sleepers));
        for (const { wake } of awake) wake();
      }
    },
  };
}

/** The place behind all who wake no later. */
function placeOf(instant: number, sleepers: readonly Sleeper[]): number {
  let [low, high] = [0, sleepers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sleepers[middle]?.until ?? Infinity) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
