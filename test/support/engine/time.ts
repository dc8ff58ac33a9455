/** Lets a simulator's virtual time pass with the looks of whoever follows a refresh, instead of with the wall clock. */
import type { Simulator } from "../../../simulator/index";

export interface TimeOptions {
  /** Simulated seconds that pass before each look. */
  readonly secondsPerLook: number;
  /** The call that is a look. @default DescribeInstanceRefreshes */
  readonly action?: string;
}

export interface MovingTime {
  /** From now on looks are answered, but time stands still: what is awaited does not come. */
  readonly hold: () => void;
  /** Time passes again with each look. */
  readonly release: () => void;
  /** Time no longer has to do with looks. */
  readonly stop: () => void;
  /** Resolves at the next look, before it is answered. */
  readonly nextLook: () => Promise<void>;
}

export function timeMovesWithPolls(simulator: Simulator, options: TimeOptions): MovingTime {
  const { secondsPerLook, action = "DescribeInstanceRefreshes" } = options;
  let held = false;
  let waiting: (() => void)[] = [];
  const stop = simulator.onCall({
    before: (call) => {
      if (call.action !== action) return;
      if (!held) simulator.advance(secondsPerLook);
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
  });
  return {
    hold: () => {
      held = true;
    },
    release: () => {
      held = false;
    },
    stop,
    nextLook: () => new Promise((resolve) => waiting.push(resolve)),
  };
}
