/** A token bucket per account and Region, as AWS throttles the callers of Auto Scaling. */
import type { RequestLimit } from "./scenario";

/** Takes one token for a request; false where none is left. The key names the bucket, `now` is in milliseconds. */
export type TakeToken = (key: string, now: number) => boolean;

export function createRequestLimit(limit: RequestLimit): TakeToken {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  return (key, now) => {
    const { tokens, at } = buckets.get(key) ?? { tokens: limit.size, at: now };
    const regained = (Math.max(0, now - at) / 1000) * limit.refillPerSecond;
    const available = Math.min(limit.size, tokens + regained);
    const isGranted = available >= 1;
    buckets.set(key, { tokens: isGranted ? available - 1 : available, at: now });
    return isGranted;
  };
}
