/** Lets a simulator's virtual time pass with the polls of whoever follows a refresh, instead of with the wall clock. */
import type { Simulator } from "../../../simulator/index";

export interface TimeOptions {
  /** Simulated seconds that pass before each poll. */
  readonly secondsPerPoll: number;
  /** The call that is a poll. @default DescribeInstanceRefreshes */
  readonly action?: string;
}

export interface MovingTime {
  /** From now on polls are answered, but time stands still: what is awaited does not come. */
  readonly hold: () => void;
  /** Time passes again with each poll. */
  readonly release: () => void;
  /** Time no longer has to do with polls. */
  readonly stop: () => void;
  /** Resolves at the next poll, before it is answered. */
  readonly nextLook: () => Promise<void>;
}

export function timeMovesWithPolls(simulator: Simulator, options: TimeOptions): MovingTime {
  const { secondsPerPoll, action = "DescribeInstanceRefreshes" } = options;
  let held = false;
  let waiting: (() => void)[] = [];
  const stop = simulator.onCall({
    before: (call) => {
      if (call.action !== action) return;
      if (!held) simulator.advance(secondsPerPoll);
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
