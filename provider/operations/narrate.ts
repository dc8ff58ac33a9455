/** Tells where a refresh stands: on every change, and once a minute when nothing changes. */
import { progressKey, renderProgress } from "../core/progress";
import type { Snapshot } from "../core/snapshot";
import type { Ports } from "./ports";

export interface Narrator {
  /** Tells if there is something to tell. @returns whether the refresh has changed since the last look */
  readonly tell: (snapshot: Snapshot) => boolean;
  /** Says that something is in the way, once until the next answer from AWS. */
  readonly trouble: (line: string) => void;
}

/** A person who sees nothing for a minute wonders whether anything still happens. */
const heartbeat = 60_000;

export function createNarrator({ clock, reporter }: Ports, prefix = ""): Narrator {
  let told: string | undefined;
  let toldAt = clock.now();
  let isTroubled = false;
  return {
    tell: (snapshot) => {
      const key = progressKey(snapshot);
      const isChange = key !== told;
      if (isChange || isTroubled || clock.now() - toldAt >= heartbeat) {
        reporter.progress(prefix + renderProgress(snapshot));
        toldAt = clock.now();
      }
      told = key;
      isTroubled = false;
      return isChange;
    },
    trouble: (line) => {
      if (!isTroubled) reporter.progress(prefix + line);
      isTroubled = true;
    },
  };
}
