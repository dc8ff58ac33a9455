/** Checkpoints: how far a refresh may go before it pauses, and when it has got there. */
import type { Group } from "../group/group";
import { isActive } from "../instance/member";
import type { Refresh } from "./refresh";
import { sendRefreshEvent, type RefreshMoment } from "./ending";
import type { Survey } from "./survey";
import { unverified } from "../../unverified-texts";

/** How much of the fleet a refresh is about, and how much of it is begun and done. Numbers of instances. */
export interface Extent {
  readonly size: number;
  /** Replacements that were launched or ordered. */
  readonly launched: number;
  /** Old instances that are gone or going. */
  readonly retired: number;
  /** Replacements that are ready, and whose predecessor is gone or going. */
  readonly replaced: number;
}

export function extentOf(
  group: Group,
  refresh: Refresh,
  { outdated, held, ready }: Survey,
): Extent {
  const due = new Set(outdated);
  const deployed = [...group.members.values()].filter(
    (member) => isActive(member) && member.deployedBy === refresh.id && !due.has(member),
  );
  const launched = deployed.length + group.orders.size;
  const left = outdated.length + held.length;
  const size = Math.max(left, left + launched - refresh.surplus);
  const retired = size - left;
  return { size, launched, retired, replaced: Math.min(ready.length, retired) };
}

/** How many more instances may be launched and terminated before the next checkpoint. */
export function allowanceOf(
  refresh: Refresh,
  extent: Extent,
): { launch: number; terminate: number } {
  const next = refresh.rollback ? undefined : nextCheckpoint(refresh);
  if (next === undefined) return { launch: Infinity, terminate: Infinity };
  const cap = Math.ceil((extent.size * next) / 100);
  return { launch: cap - extent.launched, terminate: cap - extent.retired };
}

/** The next checkpoint to reach, in percent; when all are reached, the last one. */
function nextCheckpoint({ settings, checkpointReached }: Refresh): number | undefined {
  const { checkpointPercentages: all } = settings;
  return all.find((percent) => percent > checkpointReached) ?? all.at(-1);
}

/** What the checkpoints say now: go on, pause, or that the last one was reached and the rest stays as it is. */
export type CheckpointVerdict = "go" | "pause" | "enough";

/** Announces the highest checkpoint that was newly reached, and pauses after it. Not for 100 percent. */
export function judgeCheckpoint(moment: RefreshMoment, extent: Extent): CheckpointVerdict {
  const { group, refresh, now } = moment;
  const { checkpointPercentages: all, checkpointDelay } = refresh.settings;
  if (refresh.rollback || all.length === 0) return "go";
  const share = extent.size === 0 ? 100 : (100 * extent.replaced) / extent.size;
  fallBack(moment, share);
  const crossed = all
    .filter((percent) => percent <= share && percent > refresh.checkpointReached)
    .at(-1);
  if (crossed !== undefined && crossed < 100) {
    refresh.checkpointReached = crossed;
    refresh.checkpointCapacity = group.desiredCapacity;
    refresh.checkpointUntil = now + checkpointDelay * 1000;
    sendRefreshEvent(moment, "Checkpoint Reached", {
      CheckpointPercentage: String(crossed),
      CheckpointDelay: String(checkpointDelay),
    });
  }
  const last = all.at(-1) ?? 100;
  if (last < 100 && refresh.checkpointReached >= last) return "enough";
  return isPausing(refresh, now) ? "pause" : "go";
}

/** A scale-out can take a refresh back behind a checkpoint: the pause is over, and it will be reached again. */
function fallBack({ group, refresh }: RefreshMoment, share: number): void {
  if (group.desiredCapacity <= refresh.checkpointCapacity) return;
  if (share >= refresh.checkpointReached) return;
  const { checkpointPercentages } = refresh.settings;
  refresh.checkpointReached =
    checkpointPercentages.filter((percent) => percent <= share).at(-1) ?? 0;
  refresh.checkpointCapacity = group.desiredCapacity;
  refresh.checkpointUntil = undefined;
}

function isPausing(refresh: Refresh, now: number): boolean {
  const { checkpointUntil: until, checkpointReached } = refresh;
  if (until === undefined || now >= until) {
    refresh.checkpointUntil = undefined;
    return false;
  }
  refresh.statusReason = unverified.waitingForCheckpoint(
    checkpointReached,
    Math.ceil((until - now) / 1000),
  );
  return true;
}
