/**
 * The times that Auto Scaling takes, all from one recording of the real service (us-east-1, 2026-09-27, group created at
 * 14:41:18.6). Its decisions fall on one grid of 9.7 seconds, and its health waits on one of 60 seconds; with these two
 * grids and the durations below every time in the recording is met to within a second.
 */

/** Milliseconds from a group's creation to the first look of its worker. */
const firstStepAfter = 900;
/** Milliseconds between two looks of a group's worker. Recorded decisions: 41:39, 41:49, 42:08, 43:25, 43:55, 44:04, 45:32, 46:21. */
const stepPeriod = 9720;

/** Milliseconds from a group's creation to its first round of EC2 health checks. */
const firstHealthRoundAfter = 5000;
/** Milliseconds between two rounds. Replacements of the recording were waited for until 43:25 and 45:32, never less than 70 s. */
const healthRoundPeriod = 60_000;
/** Rounds that EC2 Auto Scaling must have seen an instance in before it says that it has enough data. */
const roundsForData = 2;

/** Milliseconds from the decision to launch to the start of the launch's activity. Recorded: 42:08 to 42:10.3, 44:04.8 to 44:06.9. */
export const launchBeginsAfter = 2100;
/** Milliseconds from the start of a launch's activity to InService. Recorded: 42:10.33 to 42:15.09. */
export const inServiceAfter = 4760;
/** Milliseconds from the start of a launch's activity until EC2 gives the launch up, where it does. Not recorded. */
export const givenUpAfter = 3000;
/** Milliseconds that a termination takes: one of these. Recorded: 43:25.49 to 43:46.85, and 45:31.9 to 46:13. */
export const terminationTakes: readonly [number, number] = [21_360, 41_360];
/** Milliseconds from DetachInstances to the instance's departure, without draining. Not recorded. */
export const detachedAfter = 3000;
/** Milliseconds from EnterStandby to Standby. Not recorded. */
export const standbyAfter = 3000;
/** Milliseconds from the last lifecycle action's end to the next state. Not recorded. */
export const proceedAfter = 2000;
/** Milliseconds that the replacement of a root volume takes. Not recorded. */
export const rootVolumeTakes = 45_000;
/** Milliseconds that a refresh stays Pending at the least. Recorded: 5.1, 9.6 and 6.5 s. */
export const pendingAtLeast = 5000;

/** Milliseconds until a failed launch is tried again: doubled with each failure in a row. Not recorded. */
const firstRetryAfter = 10_000;
const retryAfterAtMost = 300_000;

/** How long a launch that failed so many times in a row (1 or more) waits for the next try, in milliseconds. */
export function retryAfter(failures: number): number {
  return Math.min(retryAfterAtMost, firstRetryAfter * 2 ** Math.min(failures - 1, 10));
}

/** The group worker's first look after a time. All times are milliseconds since 1970. */
export function nextStepAfter(createdAt: number, time: number): number {
  return nextOnGrid(createdAt + firstStepAfter, stepPeriod, time);
}

/** The worker's last step after one and before a time, and how many steps there are between the two times. */
export function lastStepBefore(
  createdAt: number,
  { since, time }: { readonly since: number; readonly time: number },
): { readonly at: number; readonly missed: number } {
  const first = nextStepAfter(createdAt, since);
  if (first >= time) return { at: since, missed: 0 };
  const missed = Math.ceil((time - first) / stepPeriod);
  return { at: first + (missed - 1) * stepPeriod, missed };
}

/** The first round of health checks after a time. */
export function nextHealthRoundAfter(createdAt: number, time: number): number {
  return nextOnGrid(createdAt + firstHealthRoundAfter, healthRoundPeriod, time);
}

/** From when on EC2's health data of an instance that came into service at a time is sufficient. */
export function healthDataFrom(createdAt: number, inServiceAt: number): number {
  return nextHealthRoundAfter(createdAt, inServiceAt) + (roundsForData - 1) * healthRoundPeriod;
}

function nextOnGrid(first: number, period: number, time: number): number {
  if (time < first) return first;
  return first + (Math.floor((time - first) / period) + 1) * period;
}
