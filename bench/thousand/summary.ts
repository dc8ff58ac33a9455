/** What came of watching many refreshes, in the figures that can be compared. */

export interface Watched {
  /** Seconds from the end of each refresh to the poll that saw it. */
  readonly lags: readonly number[];
  readonly failures: number;
  /** The instant of every attempt at a call, in milliseconds. */
  readonly attempts: readonly number[];
  readonly throttled: number;
  /** Seconds from the beginning to the last end that was seen. */
  readonly wall: number;
}

export interface Summary {
  readonly failures: number;
  /** Of the calls, how many AWS throttled. 0 to 1. */
  readonly throttledShare: number;
  readonly calls: number;
  readonly callsPerSecond: number;
  /** In the busiest second. */
  readonly peak: number;
  readonly meanLag: number;
  readonly p95Lag: number;
  readonly worstLag: number;
  readonly wall: number;
  /** Wall time over the limit, which is the wall time of the longest refreshes alone. */
  readonly wallVsLimit: number;
}

/** @param limit seconds */
export function summarise(
  { lags, failures, attempts, throttled, wall }: Watched,
  limit: number,
): Summary {
  const sorted = [...lags].sort((one, other) => one - other);
  return {
    failures,
    throttledShare: throttled / attempts.length,
    calls: attempts.length,
    callsPerSecond: attempts.length / wall,
    peak: busiestSecond(attempts),
    meanLag: sorted.reduce((sum, lag) => sum + lag, 0) / sorted.length,
    p95Lag: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0,
    worstLag: sorted.at(-1) ?? 0,
    wall,
    wallVsLimit: wall / limit,
  };
}

function busiestSecond(attempts: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const instant of attempts) {
    const second = Math.floor(instant / 1000);
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}
