/** How fast AWS may be asked: a token bucket whose rate halves when AWS throttles, and then feels its way back to where that was. */

/** A bucket as it was at an instant. Instants are milliseconds of one clock. */
export interface RequestRate {
  /** Requests that may be made at once. */
  readonly tokens: number;
  readonly at: number;
  /** Absent where AWS has never throttled. */
  readonly throttled?: {
    readonly at: number;
    /** Requests a second that were too many. */
    readonly perSecond: number;
  };
}

/**
 * The full rate is what AWS grants an account for describing calls or less; the burst lets a preview of a hundred resources pass
 * without a wait.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/throttling.html
 */
const full = { perSecond: 20, burst: 100 } as const;
/** Slower than this nobody is ever asked to be. */
const slowest = 0.5;
/** Milliseconds: requests that were under way together are throttled together, and count once. */
const together = 1000;
/**
 * Until it is as fast again as when AWS throttled, so many requests could be made at that rate, or so many seconds pass: it takes
 * hundreds of requests to be throttled once more where the limit is still the same.
 */
const recoverySeconds = { requests: 600, seconds: 90 } as const;

/** Tokens: who has waited for a turn has it, however the waiting was rounded. */
const rounding = 1e-6;

/** A bucket that nobody has taken from. */
export function initialRate(now: number): RequestRate {
  return { tokens: full.burst, at: now };
}

/** Requests a second at an instant. */
export function perSecond({ throttled }: RequestRate, now: number): number {
  if (throttled === undefined) return full.perSecond;
  const ceiling = throttled.perSecond;
  const back = Math.min(recoverySeconds.seconds, recoverySeconds.requests / ceiling);
  const elapsed = Math.max(0, now - throttled.at) / 1000;
  // A cubic: from half the ceiling quickly up, level around it, and beyond it faster the longer nothing happens.
  const rate = ceiling * (1 + 0.5 * (elapsed / back - 1) ** 3);
  return Math.min(full.perSecond, Math.max(slowest, rate));
}

/** Milliseconds until a request may be made. */
export function delayUntilPermit(rate: RequestRate, now: number): number {
  const { tokens } = refilled(rate, now);
  const missing = 1 - tokens;
  return missing <= rounding ? 0 : (missing / perSecond(rate, now)) * 1000;
}

/** The bucket without one request. */
export function consumed(rate: RequestRate, now: number): RequestRate {
  const before = refilled(rate, now);
  return { ...before, tokens: before.tokens - 1 };
}

/** The bucket after AWS has throttled: half as fast, and without a burst. */
export function backOff(rate: RequestRate, now: number): RequestRate {
  const { throttled } = rate;
  if (throttled !== undefined && now - throttled.at < together) return rate;
  return { tokens: 0, at: now, throttled: { at: now, perSecond: perSecond(rate, now) } };
}

function refilled(rate: RequestRate, now: number): RequestRate {
  const seconds = Math.max(0, now - rate.at) / 1000;
  const current = perSecond(rate, now);
  const burst = Math.max(1, (full.burst * current) / full.perSecond);
  return { ...rate, tokens: Math.min(burst, rate.tokens + current * seconds), at: now };
}
