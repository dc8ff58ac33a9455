/** A clock that does not let a run wait for ever. */
import type { Clock } from "../../../engine/run/ports";

/** A run that goes on waiting when everything must be over. */
export class Stuck extends Error {}

/** @param longest milliseconds after which nobody may go to sleep any more */
export function boundedClock(clock: Clock, longest: number): Clock {
  const end = clock.now() + longest;
  return {
    now: clock.now,
    schedule: clock.schedule,
    sleep: async (milliseconds, signal) => {
      if (clock.now() > end) throw new Stuck("A run waits and waits.");
      await clock.sleep(milliseconds, signal);
    },
  };
}
