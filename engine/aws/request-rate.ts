/** The rate of requests to AWS: a token bucket whose rate halves when AWS throttles, and then recovers to its earlier value. */

/** The state of a bucket at an instant. Instants are milliseconds of one clock. */
export interface RequestRate {
  /** Requests that may be made at once. */
  readonly tokens: number;
  readonly at: number;
  /** Absent if AWS has never throttled. */
  readonly throttled?: {
    readonly at: number;
    /** Requests a second that were too many. */
    readonly perSecond: number;
  };
}

/**
 * The full rate is at most what AWS grants an account for describe calls. The burst lets a preview of a hundred resources pass
 * without a wait.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/throttling.html
 */
const full = { perSecond: 20, burst: 100 } as const;
/** The lowest rate. */
const slowest = 0.5;
/** Milliseconds. Requests that were under way together are throttled together, and count once. */
const together = 1000;
/**
 * The recovery takes this many requests or seconds to reach the rate at which AWS throttled. If the limit has not changed, the next
 * throttled request comes after hundreds of others.
 */
const recoverySeconds = { requests: 600, seconds: 90 } as const;

/** Tokens. A request that has waited gets its permit in spite of rounding. */
const rounding = 1e-6;

/** A full bucket. */
export function initialRate(now: number): RequestRate {
  return { tokens: full.burst, at: now };
}

/** Requests a second at an instant. */
export function perSecond({ throttled }: RequestRate, now: number): number {
  if (throttled === undefined) return full.perSecond;
  const ceiling = throttled.perSecond;
  const back = Math.min(recoverySeconds.seconds, recoverySeconds.requests / ceiling);
  const elapsed = Math.max(0, now - throttled.at) / 1000;
  // A cubic: fast up to half the ceiling, flat around it, and faster again the longer no request is throttled.
  const rate = ceiling * (1 + 0.5 * (elapsed / back - 1) ** 3);
  return Math.min(full.perSecond, Math.max(slowest, rate));
}

/** Milliseconds until a request may be made. */
export function delayUntilPermit(rate: RequestRate, now: number): number {
  const { tokens } = refilled(rate, now);
  const missing = 1 - tokens;
  return missing <= rounding ? 0 : (missing / perSecond(rate, now)) * 1000;
}

/** The bucket after one request. */
export function consumed(rate: RequestRate, now: number): RequestRate {
  const before = refilled(rate, now);
  return { ...before, tokens: before.tokens - 1 };
}

/** The bucket after AWS has throttled: half the rate, and no burst. */
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
