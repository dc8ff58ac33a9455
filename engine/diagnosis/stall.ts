/** Whether a refresh stands still for longer than its own settings explain. */
import { renderSeconds } from "../values/duration";
import { renderProgress } from "../refresh/progress";
import type { Snapshot } from "../refresh/snapshot";
import { asClause } from "./wording";

/** Seconds in which a step of a refresh usually shows. */
const usual = 600;
/** AWS's own default, in seconds. */
const defaultCheckpointDelay = 3600;

/** A bake time is a wait by design, and so are a warm-up and the pause at a checkpoint. */
export function isStalled({ status, preferences }: Snapshot, unchangedSeconds: number): boolean {
  if (status === "Baking") return false;
  const { instanceWarmup = 0, checkpointPercentages = [], checkpointDelay } = preferences ?? {};
  const pause =
    checkpointPercentages.length === 0 ? 0 : (checkpointDelay ?? defaultCheckpointDelay);
  return unchangedSeconds >= usual + instanceWarmup + pause;
}

/** `nothing has changed for 10 min (40% complete …): Launch is suspended …` */
export function renderStall(
  refresh: Snapshot,
  unchangedSeconds: number,
  obstacles: readonly string[],
): string {
  const found =
    obstacles.length === 0 ? "nothing was found in its way" : obstacles.slice(0, 2).join("; ");
  return `nothing has changed for ${renderSeconds(unchangedSeconds)} (${asClause(renderProgress(refresh))}): ${found}`;
}
