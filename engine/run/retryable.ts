/** How long a wait continues while AWS cannot be reached. */
import type { FaultKind } from "./fault";

/**
 * Seconds of consecutive failures after which the wait ends, by kind of fault. Throttling and outages pass. Credentials return
 * when the user logs in again. A missing permission or an invalid request does not fix itself, but IAM changes take time
 * to spread. A kind that is not listed ends the wait at once.
 */
const retryForSeconds: Partial<Record<FaultKind, number>> = {
  transient: 3600,
  unknownOutcome: 3600,
  credentials: 300,
  forbidden: 60,
};

/** Whether to retry after faults of this kind for this many seconds. */
export function isWithinRetryTime(kind: FaultKind, failingForSeconds: number): boolean {
  return failingForSeconds < (retryForSeconds[kind] ?? 0);
}
