/** Puts everything that was found out in the order in which a person reads it. */
import { isActive } from "../refresh/snapshot";
import { failedActivities } from "./activities";
import { alarmsNotOk } from "./alarms";
import type { Diagnostics } from "./diagnostics";
import { failedHealthChecks } from "./failed-health-checks";
import { holdingHooks } from "./hooks";
import { notInService, protectedInstances, standbyInstances } from "./instances";
import { showActivities, toolCommand } from "./next-command";
import { suspendedProcesses } from "./processes";
import { awsReasons } from "./reasons";
import {
  rankObstacles,
  type Examine,
  type Obstacle,
  type ObstacleKind,
  type Section,
} from "./section";
import { unhealthyTargets } from "./targets";
import { unavailableDiagnostics } from "./unavailable";
import { asClause } from "./wording";

export interface Diagnosis {
  /** The one thing that matters, as a clause without a full stop. Absent when nothing is known. */
  readonly cause?: string;
  /** All that was found besides, and the next command last: at most 39 lines, none twice. */
  readonly lines: readonly string[];
  /** The short form: the obstacles, most important first, and the next command last. At most 7 lines, none without an obstacle. */
  readonly shortLines: readonly string[];
  /** The obstacles as clauses, most important first. */
  readonly obstacles: readonly string[];
  /** The calls that failed. Absent if all succeeded. */
  readonly unknown?: readonly string[];
}

/** In reading order, after what AWS says itself. */
const examiners: readonly Examine[] = [
  failedActivities,
  failedHealthChecks,
  notInService,
  unhealthyTargets,
  holdingHooks,
  protectedInstances,
  standbyInstances,
  suspendedProcesses,
  alarmsNotOk,
  unavailableDiagnostics,
];

const shortObstacles = 6;

export function explain(gathered: Diagnostics): Diagnosis {
  const sections = examiners.flatMap((examine) => examine(gathered) ?? []);
  const obstacles = rankObstacles(sections);
  const { text: cause, reason } = findCause(gathered, obstacles);
  const reasons = awsReasons(gathered, reason);
  const unknown = unavailableDiagnostics(gathered);
  const texts = unique(obstacles.map(({ text }) => text));
  const next = `next: ${obstacles[0]?.next ?? nextWithoutObstacle(gathered)}`;
  return {
    ...(cause !== undefined && { cause }),
    lines: [...unique(linesOf([...(reasons ? [reasons] : []), ...sections])), next],
    shortLines: texts.length === 0 ? [] : [...texts.slice(0, shortObstacles), next],
    obstacles: texts,
    ...(unknown && { unknown: unknown.lines }),
  };
}

const causesOfRollback: readonly ObstacleKind[] = [
  "permanentLaunchError",
  "failedLaunch",
  "failedHealthCheck",
  "alarm",
  "protected",
  "standby",
];

interface Cause {
  readonly text?: string;
  /** The reason of AWS that the text is. */
  readonly reason?: string | undefined;
}

/**
 * What ended or hinders the refresh. A cancellation is its own cause. After a rollback only what made AWS go back counts:
 * the obstacles of today did not necessarily exist then.
 */
function findCause({ refresh }: Diagnostics, obstacles: readonly Obstacle[]): Cause {
  const { status, statusReason, rollbackDetails } = refresh;
  const reason = rollbackDetails?.rollbackReason ?? statusReason;
  const counted = obstacles.find(({ kind }) => {
    if (status === "Cancelled") return false;
    return status !== "RollbackSuccessful" || causesOfRollback.includes(kind);
  });
  if (counted !== undefined) return { text: counted.text };
  return reason === undefined ? {} : { text: asClause(reason), reason };
}

/**
 * Without an obstacle, the scaling activities are the next source. A refresh that continues or was cancelled is resumed. Of a
 * success, what the instances run is all there is to see.
 */
function nextWithoutObstacle({ refresh, errorContext }: Diagnostics): string {
  if (refresh.status === "Successful") return toolCommand(errorContext, "status");
  return isActive(refresh) || refresh.status === "Cancelled"
    ? "pulumi up"
    : showActivities(errorContext);
}

function linesOf(sections: readonly Section[]): readonly string[] {
  return sections.flatMap(({ lines }) => lines);
}

function unique(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)];
}
