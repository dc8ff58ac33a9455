/** Watches a recorded refresh with a schedule: how many polls it takes, and how late the end is seen. */
import { isChange, type Change } from "../../engine/watch/end-estimate";
import type { Snapshot } from "../../engine/refresh/snapshot";
import type { Trace } from "./trace";

/** Seconds until the next poll, from what the polls so far have shown. */
export type Schedule = (watched: {
  readonly changes: readonly Change[];
  readonly snapshot: Snapshot | undefined;
  readonly now: number;
  readonly looks: number;
}) => number;

export interface Watching {
  readonly calls: number;
  /** Seconds from the end to the poll that sees it. */
  readonly lag: number;
}

/** @param phase seconds from Start to the first poll, so that no schedule is lucky with every trace */
export function replay({ seconds }: Trace, schedule: Schedule, phase = 0): Watching {
  const end = seconds.length - 1;
  const changes: Change[] = [];
  let before = phase;
  for (let now = phase, looks = 1; ; looks += 1) {
    const snapshot = seconds[Math.min(Math.floor(now), end)];
    if (snapshot !== undefined && isChange(changes.at(-1)?.snapshot, snapshot)) {
      changes.push({ after: before, by: now, snapshot });
    }
    if (now >= end) return { calls: looks, lag: now - end };
    before = now;
    now += schedule({ changes, snapshot, now, looks });
  }
}
