/** The progress of a refresh: as data for reporters, and as text for rows, logs and errors. */
import { renderSeconds } from "../values/duration";
import type { Snapshot } from "./snapshot";

/** Given to a reporter beside the text, so that no reporter has to parse the text. */
export interface Progress {
  readonly instanceRefreshId: string;
  /** AWS's status, for example `InProgress`. */
  readonly status: string;
  /** 0 to 100. Absent while AWS has not begun. */
  readonly percentageComplete?: number;
  /** Instances that AWS still has to update. Absent while AWS has not begun. */
  readonly instancesToUpdate?: number;
  /** AWS's status reason. */
  readonly reason?: string;
  /** The new instances that failed a health check and were replaced since the refresh started, the most frequent check first. Absent while there are none, or nobody may ask. */
  readonly failedHealthChecks?: readonly FailedHealthCheckCount[];
  /** Seconds since the status, the percentage, the number of instances or the reason last changed. */
  readonly unchangedForSeconds: number;
  /** Why the refresh cannot be described at the moment. The values above are then the last known ones. */
  readonly problem?: string;
}

/** How many new instances failed one kind of health check. */
export interface FailedHealthCheckCount {
  /** Whose health check: `the load balancer's health check`. */
  readonly check: string;
  readonly instances: number;
}

export function toProgress(snapshot: Snapshot, unchangedForSeconds: number): Progress {
  const { instanceRefreshId, status, percentageComplete, instancesToUpdate } = snapshot;
  const { statusReason: reason } = snapshot;
  return {
    instanceRefreshId,
    status,
    ...(percentageComplete !== undefined && { percentageComplete }),
    ...(instancesToUpdate !== undefined && { instancesToUpdate }),
    ...(reason !== undefined && { reason }),
    unchangedForSeconds,
  };
}

/**
 * `33% 2 left, unchanged for 12 min: Waiting for instances to warm up`. Terminals cut a row at its right edge, so the
 * shortest and most telling part comes first, and of AWS's reason only the first sentence: the second names one instance as an
 * example. `InProgress` is the normal status and is not shown.
 */
export function renderProgressRow(progress: Progress): string {
  const { status, percentageComplete, instancesToUpdate, unchangedForSeconds } = progress;
  const numbers = [
    ...(status === "InProgress" && percentageComplete !== undefined ? [] : [status]),
    ...(percentageComplete === undefined ? [] : [`${percentageComplete}%`]),
    ...(instancesToUpdate === undefined ? [] : [`${instancesToUpdate} left`]),
  ].join(" ");
  const unchanged =
    unchangedForSeconds < 1 ? "" : `, unchanged for ${renderSeconds(unchangedForSeconds)}`;
  const [most] = progress.failedHealthChecks ?? [];
  const failed = most === undefined ? "" : `, ${renderFailedCheck(most)}`;
  return withReason(numbers + failed + unchanged, progress.reason?.split(/\.\s/)[0]);
}

/** `18 new instances failed the load balancer's health check` */
export function renderFailedCheck({ check, instances }: FailedHealthCheckCount): string {
  return `${instances === 1 ? "a new instance" : `${instances} new instances`} failed ${check}`;
}

/** `40% complete, 6 instances left (InProgress): Waiting for instances to warm up …`. No full stop: it also stands inside sentences. */
export function renderProgress(snapshot: Snapshot): string {
  const parts = [
    renderPercentage(snapshot),
    renderInstances(snapshot),
    renderWarmPool(snapshot),
  ].filter((part) => part !== "");
  const where = parts.length === 0 ? snapshot.status : `${parts.join(", ")} (${snapshot.status})`;
  return withReason(where, snapshot.statusReason);
}

/**
 * The parts that justify a new line when they change. Instance ids and remaining seconds in the status reason do not count:
 * a line for each would bury the rest.
 */
export function progressKey(snapshot: Snapshot): string {
  const reason = (snapshot.statusReason ?? "")
    .replace(/\bi-[0-9a-f]+\b/g, "i-…")
    .replace(/\d+/g, "N");
  return [snapshot.status, snapshot.percentageComplete, snapshot.instancesToUpdate, reason].join(
    "|",
  );
}

/** `warm pool 50% complete, 1 left`, or nothing if the group has none. */
function renderWarmPool({ progressDetails }: Snapshot): string {
  const { percentageComplete, instancesToUpdate } = progressDetails?.warmPoolProgress ?? {};
  if (percentageComplete === undefined || instancesToUpdate === undefined) return "";
  return `warm pool ${percentageComplete}% complete, ${instancesToUpdate} left`;
}

/** `33% complete`, or nothing while AWS has not begun. */
export function renderPercentage({ percentageComplete }: Snapshot): string {
  return percentageComplete === undefined ? "" : `${percentageComplete}% complete`;
}

/** `2 instances left`, or nothing while AWS has not begun. */
export function renderInstances({ instancesToUpdate }: Snapshot): string {
  if (instancesToUpdate === undefined) return "";
  return instancesToUpdate === 1 ? "1 instance left" : `${instancesToUpdate} instances left`;
}

function withReason(text: string, reason: string | undefined): string {
  return reason === undefined ? text : `${text}: ${reason.replace(/\.$/, "")}`;
}
