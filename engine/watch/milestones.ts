/** The steps of a refresh that are worth a line that stays on the screen. */
import { checkpointReached } from "../refresh/checkpoints";
import { renderInstances, renderPercentage } from "../refresh/progress";
import type { Snapshot } from "../refresh/snapshot";
import { renderSeconds } from "../values/duration";

/** Percentages at which a refresh without checkpoints gets a line. */
const quarters = [25, 50, 75];
/** AWS's default, in seconds. */
const defaultCheckpointDelay = 3600;

/**
 * The line for a change, or undefined if the change is no milestone. The start and the end of a run have their own lines.
 *
 * @param elapsedSeconds seconds since the start; undefined if an earlier run started the refresh
 */
export function milestoneOf(
  before: Snapshot,
  now: Snapshot,
  elapsedSeconds: number | undefined,
): string | undefined {
  if (now.status !== before.status) {
    const line = milestoneOfStatus(now);
    if (line !== undefined) return line;
  }
  if (now.status !== "InProgress") return undefined;
  const after = elapsedSeconds === undefined ? "" : ` after ${renderSeconds(elapsedSeconds)}`;
  const checkpoint = checkpointReached(before, now);
  if (checkpoint !== undefined && checkpoint < 100) {
    const delay = now.preferences?.checkpointDelay ?? defaultCheckpointDelay;
    return `checkpoint ${checkpoint}% reached${after}, ${renderInstances(now)}; AWS pauses for ${renderSeconds(delay)}`;
  }
  return hasPassedQuarter(before, now)
    ? `${renderPercentage(now)}${after}, ${renderInstances(now)}`
    : undefined;
}

function milestoneOfStatus(now: Snapshot): string | undefined {
  const { bakeTime } = now.preferences ?? {};
  switch (now.status) {
    case "Baking":
      return `every instance is replaced; baking${bakeTime === undefined ? "" : ` for ${renderSeconds(bakeTime)}`}`;
    case "RollbackInProgress": {
      const reason = now.rollbackDetails?.rollbackReason ?? now.statusReason;
      return `AWS is rolling back${reason === undefined ? "" : `: ${reason.replace(/\.$/, "")}`}`;
    }
    case "Cancelling":
      return "AWS is cancelling the refresh";
    default:
      return undefined;
  }
}

/** With no instance left, the next line is the end. */
function hasPassedQuarter(before: Snapshot, now: Snapshot): boolean {
  const { percentageComplete: from = 0 } = before;
  const { percentageComplete: to = 0, instancesToUpdate } = now;
  return (
    instancesToUpdate !== 0 &&
    to < 100 &&
    quarters.some((quarter) => from < quarter && quarter <= to)
  );
}
