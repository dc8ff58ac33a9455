/** A thousand who know nothing of each other: each starts its refresh and describes it every ten seconds, with the AWS SDK's own retries. */
import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import type { RequestLimit } from "../../simulator/index";
import { createRequestLimit } from "../../simulator/scenario/request-limit";
import { createCrowdClock, type CrowdClock } from "./crowd-clock";
import { latency } from "./wire";

/** Milliseconds between the answer to one poll and the next. */
const interval = 10_000;
/** Seconds that AWS takes from a start to the beginning of a refresh. */
const pending = 5;

export interface Polled {
  /** Seconds from the end of each refresh to the poll that saw it. */
  readonly lags: readonly number[];
  /** The refreshes of which a call failed after all retries: there a script ends that does not expect it. */
  readonly failures: number;
  readonly attempts: readonly number[];
  readonly throttled: number;
  /** Seconds. */
  readonly wall: number;
}

interface Aws {
  readonly clock: CrowdClock;
  readonly isGranted: () => boolean;
}

/** @param durations seconds that each refresh takes, as AWS has it */
export async function pollAlone(
  durations: readonly number[],
  bucket: RequestLimit,
): Promise<Polled> {
  const clock = createCrowdClock(() => undefined);
  const takeToken = createRequestLimit(bucket);
  const attempts: number[] = [];
  let throttled = 0;
  const isGranted = (): boolean => {
    attempts.push(clock.now());
    const isTaken = takeToken("", clock.now());
    if (!isTaken) throttled += 1;
    return isTaken;
  };
  const polls = Promise.all(durations.map((duration) => poll(duration, { clock, isGranted })));
  const each = await withTimersOf(clock, () => clock.runUntil(polls));
  return {
    lags: each.map(({ lag }) => lag),
    failures: each.filter(({ hasFailed }) => hasFailed).length,
    attempts,
    throttled,
    wall: clock.now() / 1000,
  };
}

async function poll(
  duration: number,
  aws: Aws,
): Promise<{ readonly lag: number; readonly hasFailed: boolean }> {
  const { clock } = aws;
  const call = createCaller(aws);
  let hasFailed = false;
  while (!(await call())) {
    hasFailed = true;
    await clock.sleep(interval, never);
  }
  const end = clock.now() + (pending + duration) * 1000;
  for (;;) {
    const isAnswered = await call();
    hasFailed ||= !isAnswered;
    const lag = (clock.now() - end) / 1000;
    if (isAnswered && lag >= 0) return { lag, hasFailed };
    await clock.sleep(interval, never);
  }
}

const { signal: never } = new AbortController();

/** Makes calls as a client of the SDK does: three attempts. @returns whether one was answered */
function createCaller({ clock, isGranted }: Aws): () => Promise<boolean> {
  const client = new AutoScalingClient({
    region: "us-east-1",
    retryMode: "standard",
    maxAttempts: 3,
  });
  return async () => {
    const strategy = await client.config.retryStrategy();
    if (!("acquireInitialRetryToken" in strategy))
      throw new Error("The SDK retries in another way.");
    let token = await strategy.acquireInitialRetryToken("");
    for (;;) {
      const isAnswered = isGranted();
      await clock.sleep(latency, never);
      if (isAnswered) {
        strategy.recordSuccess(token);
        return true;
      }
      try {
        token = await strategy.refreshRetryTokenForRetry(token, { errorType: "THROTTLING" });
      } catch {
        return false;
      }
    }
  };
}

/** The SDK waits between attempts with a timer. While nothing else runs, that timer goes by the clock. */
async function withTimersOf<Value>(clock: CrowdClock, body: () => Promise<Value>): Promise<Value> {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = ((fire: () => void, milliseconds = 0) => {
    void clock.sleep(milliseconds, never).then(fire);
  }) as typeof setTimeout;
  try {
    return await body();
  } finally {
    globalThis.setTimeout = setTimeout;
  }
}
