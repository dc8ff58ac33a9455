/** Tells where a refresh stands: on every change, and once a minute when nothing changes. */
import { progressKey, renderProgress } from "../refresh/progress";
import type { Snapshot } from "../refresh/snapshot";
import type { Ports } from "../run/ports";

export interface ProgressReporter {
  /** Tells if there is something to tell. @returns whether the refresh has changed since the last look */
  readonly tell: (snapshot: Snapshot) => boolean;
  /** Says that something is in the way: at once, and once a minute until the next answer from AWS. */
  readonly trouble: (line: string) => void;
}

/** A person who sees nothing for a minute wonders whether anything still happens. */
const heartbeat = 60_000;

export function createProgressReporter({ clock, reporter }: Ports, prefix = ""): ProgressReporter {
  let told: string | undefined;
  let toldAt = clock.now();
  let troubledAt: number | undefined;
  return {
    tell: (snapshot) => {
      const key = progressKey(snapshot);
      const isChange = key !== told;
      if (isChange || troubledAt !== undefined || clock.now() - toldAt >= heartbeat) {
        reporter.progress(prefix + renderProgress(snapshot));
        toldAt = clock.now();
      }
      told = key;
      troubledAt = undefined;
      return isChange;
    },
    trouble: (line) => {
      const isDue = troubledAt === undefined || clock.now() - troubledAt >= heartbeat;
      if (!isDue) return;
      reporter.progress(prefix + line);
      troubledAt = clock.now();
    },
  };
}
