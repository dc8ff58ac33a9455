/** The scaling activities that failed since the refresh started, newest first, the same message once. */
import {
  explainLaunchError,
  findPermanentErrors,
  isFailed,
  isLaunch,
} from "../watch/launch-errors";
import type { Activity, Diagnostics } from "./diagnostics";
import { fixThenUp, showActivities } from "./next-command";
import type { Obstacle, Section } from "./section";
import { asClause, cut, groupBy, oneLine, timeOfDay } from "./wording";

/** More kinds of failure than this are one failure that takes many forms. */
const linesAtMost = 5;

export function failedActivities(gathered: Diagnostics): Section | undefined {
  const { activities = [], refresh } = gathered;
  const failed = activities.filter(isFailed);
  if (failed.length === 0) return undefined;
  const lines = groupBy(failed, messageOf).map(([message, same]) => renderSame(message, same));
  const since = refresh.startTime === undefined ? "" : ` since ${timeOfDay(refresh.startTime)}`;
  const obstacle = findObstacle(gathered);
  return {
    lines: [
      `failed activities${since}:`,
      ...cut(lines, linesAtMost, "messages").map((line) => `  ${line}`),
    ],
    ...(obstacle && { obstacles: [obstacle] }),
  };
}

/** `3 × The image id '[ami-0abc]' does not exist. Launching EC2 instance failed. (last at 14:44:10Z)` */
function renderSame(message: string, same: readonly Activity[]): string {
  const at = timeOfDay(same[0]?.startTime ?? "");
  return same.length === 1 ? `${message} (${at})` : `${same.length} × ${message} (last at ${at})`;
}

/** AWS repeats the message in the description, after the instance; a message without one stands in it. */
function messageOf({ statusMessage, description }: Activity): string {
  return oneLine(statusMessage ?? description);
}

/** Failed launches are an obstacle if none has succeeded since. */
function findObstacle(gathered: Diagnostics): Obstacle | undefined {
  const activities = relevantActivities(gathered);
  const permanentErrors = findPermanentErrors(activities);
  if (permanentErrors !== undefined) {
    const { meaning, failures } = permanentErrors;
    return {
      kind: "permanentLaunchError",
      text: `${meaning} (${failures} launches failed)`,
      next: fixThenUp(permanentErrors, gathered),
    };
  }
  const lastSuccess = activities.find((one) => isLaunch(one) && one.statusCode === "Successful");
  const launches = activities.filter(
    (one) => isLaunch(one) && isFailed(one) && !isBefore(one, lastSuccess?.startTime),
  );
  const [newest] = launches;
  if (newest === undefined) return undefined;
  const explained = explainLaunchError(newest.statusMessage ?? "");
  const reason = explained?.meaning ?? asClause(messageOf(newest));
  return {
    kind: "failedLaunch",
    text:
      launches.length === 1
        ? `a launch failed: ${reason}`
        : `${launches.length} launches failed, the last one: ${reason}`,
    next:
      explained === undefined
        ? showActivities(gathered.errorContext)
        : fixThenUp(explained, gathered),
  };
}

/** What came before a rollback that succeeded made AWS roll back. A rollback that goes on or failed is hindered by what came after its start. */
export function relevantActivities({ activities = [], refresh }: Diagnostics): readonly Activity[] {
  const start = refresh.rollbackDetails?.rollbackStartTime;
  if (start === undefined) return activities;
  const wantsBefore = refresh.status === "RollbackSuccessful";
  return activities.filter((activity) => isBefore(activity, start) === wantsBefore);
}

function isBefore({ startTime }: Activity, instant: string | undefined): boolean {
  return instant !== undefined && Date.parse(startTime) < Date.parse(instant);
}
