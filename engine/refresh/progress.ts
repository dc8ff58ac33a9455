/** The line that says where a refresh stands, in the resource's row, in a log and at the end of an error. */
import type { Snapshot } from "./snapshot";

/** `40% complete, 6 instances left (InProgress): Waiting for instances to warm up …`. No full stop: it also stands inside sentences. */
export function renderProgress(snapshot: Snapshot): string {
  const parts = [renderPercentage(snapshot), renderInstances(snapshot)].filter(
    (part) => part !== "",
  );
  const where = parts.length === 0 ? snapshot.status : `${parts.join(", ")} (${snapshot.status})`;
  const reason = snapshot.statusReason?.replace(/\.$/, "");
  return reason === undefined ? where : `${where}: ${reason}`;
}

/**
 * What has to change before a line is worth another one. Instance ids and counted-down seconds in AWS's reason do not count:
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

function renderPercentage({ percentageComplete }: Snapshot): string {
  return percentageComplete === undefined ? "" : `${percentageComplete}% complete`;
}

function renderInstances({ instancesToUpdate }: Snapshot): string {
  if (instancesToUpdate === undefined) return "";
  return instancesToUpdate === 1 ? "1 instance left" : `${instancesToUpdate} instances left`;
}
