/** How long a wait goes on while AWS cannot be asked. */
import type { FaultKind } from "./fault";

/**
 * Seconds of unbroken failure after which watching stops, by what fails. Throttling and outages pass; credentials come back
 * when somebody logs in again; a missing permission or a wrong request does not cure itself, but IAM changes take a moment
 * to spread. A kind that is not listed ends the wait at once.
 */
const retryForSeconds: Partial<Record<FaultKind, number>> = {
  transient: 3600,
  unknownOutcome: 3600,
  credentials: 300,
  forbidden: 60,
};

/** Whether to go on asking after faults of this kind for so many seconds. */
export function isWithinRetryTime(kind: FaultKind, failingForSeconds: number): boolean {
  return failingForSeconds < (retryForSeconds[kind] ?? 0);
}
