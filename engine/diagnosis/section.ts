/** The parts that a diagnosis is put together from. */
import type { Diagnostics } from "./diagnostics";

/** The obstacles of a refresh, the most important first. */
const kinds = [
  "permanentLaunchError",
  "alarm",
  "suspendedProcess",
  "failedHealthCheck",
  // AWS replaces everything else before it waits for protected and standby instances, so launches that fail come first.
  "failedLaunch",
  "protected",
  "standby",
  "hook",
  "target",
  "alarmWithoutData",
] as const;

export type ObstacleKind = (typeof kinds)[number];

export interface Obstacle {
  readonly kind: ObstacleKind;
  /** A clause without a full stop: `Launch is suspended`. */
  readonly text: string;
  /** What to run, or to do, next. */
  readonly next: string;
}

/** One part of a diagnosis. */
export interface Section {
  /** For a person to read, without indentation. */
  readonly lines: readonly string[];
  /** The obstacle in it. */
  readonly obstacles?: readonly Obstacle[];
}

/** Finds one part of a diagnosis; nothing to say is no section. */
export type Examine = (gathered: Diagnostics) => Section | undefined;

/** The obstacles of all sections, the most important first. */
export function rankObstacles(sections: readonly Section[]): readonly Obstacle[] {
  return sections
    .flatMap(({ obstacles = [] }) => obstacles)
    .toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind));
}
