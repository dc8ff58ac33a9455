/** The scaling activities that failed since the refresh started, newest first, the same message once. */
import { explainLaunchError, findHopeless, isFailed, isLaunch } from "../hopeless";
import type { Activity, Gathered } from "./gathered";
import { mendThenUp, showActivities } from "./next-command";
import type { Obstacle, Section } from "./section";
import { asClause, count, cut, groupBy, oneLine, timeOfDay } from "./wording";

/** More kinds of failure than this are one failure that takes many forms. */
const linesAtMost = 5;

export function failedActivities(gathered: Gathered): Section | undefined {
  const { activities = [], refresh } = gathered;
  const failed = activities.filter(isFailed);
  if (failed.length === 0) return undefined;
  const lines = groupBy(failed, messageOf).map(([message, same]) => renderSame(message, same));
  const since = refresh.startTime === undefined ? "" : ` since ${timeOfDay(refresh.startTime)}`;
  const obstacle = findObstacle(gathered, failed);
  return {
    lines: [`failed activities${since}:`, ...cut(lines, linesAtMost).map((line) => `  ${line}`)],
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

/** Launches that fail stand in the way if none has succeeded since. */
function findObstacle(
  { activities = [], scene }: Gathered,
  failed: readonly Activity[],
): Obstacle | undefined {
  const hopeless = findHopeless(activities);
  if (hopeless !== undefined) {
    const { meaning, cure, failures } = hopeless;
    return {
      kind: "hopelessLaunch",
      text: `${meaning} (${count(failures, "launch", "launches")} failed)`,
      next: mendThenUp(cure),
    };
  }
  const newest = failed.find(isLaunch);
  if (newest === undefined || hasSucceededSince(newest, activities)) return undefined;
  const explained = explainLaunchError(newest.statusMessage ?? "");
  return {
    kind: "failedLaunch",
    text: `a launch failed: ${explained?.meaning ?? asClause(messageOf(newest))}`,
    next: explained === undefined ? showActivities(scene) : mendThenUp(explained.cure),
  };
}

function hasSucceededSince({ startTime }: Activity, activities: readonly Activity[]): boolean {
  return activities.some(
    (activity) =>
      isLaunch(activity) &&
      activity.statusCode === "Successful" &&
      Date.parse(activity.startTime) > Date.parse(startTime),
  );
}
