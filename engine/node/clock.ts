/** The real clock, which runs faster when a simulator's clock does. */
import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../run/ports";

/** How many seconds pass for the resource in one second of the machine. For work against a simulator with a scaled clock. */
const scaleVariable = "PULUMI_INSTANCE_REFRESH_TIME_SCALE";

/** @param environment where the scale is read from; without one, or with one that is no positive number, time runs as it does */
export function createClock(environment: NodeJS.ProcessEnv): Clock {
  const given = Number(environment[scaleVariable] ?? 1);
  const scale = Number.isFinite(given) && given > 0 ? given : 1;
  return {
    now: () => performance.now() * scale,
    sleep: async (milliseconds, signal) => {
      try {
        await delay(milliseconds / scale, undefined, { signal });
      } catch {
        // The signal was aborted: waking up early is the requested effect.
      }
    },
    schedule: (milliseconds, callback) => {
      const due = performance.now() + milliseconds / scale;
      let timer: NodeJS.Timeout;
      const arm = (): void => {
        timer = setTimeout(callAtDue, Math.ceil(due - performance.now())).unref();
      };
      // Node's timers count whole milliseconds, so they may fire early. A deadline that has not come yet would let another request begin.
      const callAtDue = (): void => {
        if (performance.now() < due) arm();
        else callback();
      };
      arm();
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
