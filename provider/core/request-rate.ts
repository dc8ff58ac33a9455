/** How fast AWS may be asked: a token bucket that halves its rate when AWS throttles, and recovers step by step. */

/** A bucket as it was at an instant. Instants are milliseconds of one clock. */
export interface RequestRate {
  /** Requests a second. */
  readonly perSecond: number;
  /** Requests that may be made at once. Below zero, so many wait already. */
  readonly tokens: number;
  readonly at: number;
  /** When AWS last throttled. */
  readonly slowedAt?: number;
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
/** Requests a second that are regained in a second: half a minute from half the rate to the full one. */
const recovery = 0.3;
/** Milliseconds: requests that were under way together are throttled together, and count once. */
const together = 1000;

/** A bucket that nobody has taken from. */
export function fullRate(now: number): RequestRate {
  return { perSecond: full.perSecond, tokens: full.burst, at: now };
}

/** Takes one request's turn. @returns the bucket without it, and the milliseconds until it may be made */
export function take(
  rate: RequestRate,
  now: number,
): { readonly rate: RequestRate; readonly wait: number } {
  const refilled = at(rate, now);
  const tokens = refilled.tokens - 1;
  const wait = tokens >= 0 ? 0 : (-tokens / refilled.perSecond) * 1000;
  return { rate: { ...refilled, tokens }, wait };
}

/** The bucket after AWS has throttled: half as fast, and without a burst. */
export function slowedDown(rate: RequestRate, now: number): RequestRate {
  const { slowedAt } = rate;
  if (slowedAt !== undefined && now - slowedAt < together) return rate;
  const refilled = at(rate, now);
  return {
    ...refilled,
    perSecond: Math.max(slowest, refilled.perSecond / 2),
    tokens: Math.min(0, refilled.tokens),
    slowedAt: now,
  };
}

function at(rate: RequestRate, now: number): RequestRate {
  const seconds = Math.max(0, now - rate.at) / 1000;
  const perSecond = Math.min(full.perSecond, rate.perSecond + recovery * seconds);
  const burst = (full.burst * perSecond) / full.perSecond;
  const tokens = Math.min(burst, rate.tokens + rate.perSecond * seconds);
  return { ...rate, perSecond, tokens, at: now };
}
