/** Everything that can decide when to look: our schedule, fixed intervals, and the backoff of the AWS SDK's waiters. */
import { nextPoll } from "../../engine/watch/schedule";
import type { Schedule } from "./replay";

export interface Poller {
  readonly name: string;
  readonly schedule: Schedule;
}

export const ours: Poller = {
  name: "InstanceRefresh",
  schedule: (watched) => nextPoll(watched).in,
};

/** The intervals that peers use, in seconds. */
export const fixed: readonly Poller[] = [5, 10, 15, 20, 30].map((seconds) => ({
  name: `every ${seconds} s`,
  schedule: () => seconds,
}));

/**
 * The exponential backoff with jitter of the SDK's waiters, with their usual limits of 2 and 120 s. The jitter is drawn from a
 * fixed sequence, so that every run measures the same.
 *
 * @see https://smithy.io/2.0/additional-specs/waiters.html#waiter-retries
 */
export const sdkWaiter: Poller = {
  name: "AWS SDK waiter",
  schedule: ({ looks }) => {
    const ceiling = Math.min(120, 2 * 2 ** (looks - 1));
    return 2 + (ceiling - 2) * fraction(looks);
  },
};

/** A fraction that looks random and is not: the golden ratio's multiples are spread evenly. */
function fraction(index: number): number {
  return (index * 0.618_033_988_75) % 1;
}
