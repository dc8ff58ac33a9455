/** What happened to a group, newest first: its scaling activities, and what its refreshes told EventBridge. */
import type { EventBridgeEvent } from "../model/events";
import type { Activity } from "../model/auto-scaling/activity/activity";
import type { Group } from "../model/auto-scaling/group/group";
import type { World } from "../model/world";

export interface Moment {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly tone: "good" | "bad" | "moving" | "plain";
  readonly title: string;
  readonly text: string;
}

const shownMoments = 40;

/** The list is of all groups. Far back in it nobody looks for what happened to one. */
const searchedEvents = 5_000;

export function viewTimeline(world: World, group: Group): readonly Moment[] {
  const moments = [...refreshMoments(world, group), ...activityMoments(world, group)];
  return moments.sort((one, other) => other.at.localeCompare(one.at)).slice(0, shownMoments);
}

function refreshMoments({ autoScaling }: World, group: Group): readonly Moment[] {
  return autoScaling.events
    .slice(-searchedEvents)
    .filter(({ resources }) => resources.includes(group.arn))
    .filter((event) => event["detail-type"].startsWith(refreshEvent))
    .slice(-shownMoments)
    .map(toMoment);
}

const refreshEvent = "EC2 Auto Scaling Instance Refresh ";

function toMoment(event: EventBridgeEvent): Moment {
  const { CheckpointPercentage: percent, CheckpointDelay: delay } = event.detail;
  const title = event["detail-type"].slice(refreshEvent.length);
  return {
    id: event.id,
    at: new Date(event.time).toISOString(),
    tone: toneOf(title),
    title: `Refresh: ${title}`,
    text:
      typeof percent === "string" && typeof delay === "string"
        ? `${percent} % reached, pauses for ${delay} s`
        : "",
  };
}

function toneOf(title: string): Moment["tone"] {
  if (title.includes("Succeeded")) return "good";
  return /Failed|Rollback|Cancelled/u.test(title) ? "bad" : "moving";
}

/** Activities of one kind and outcome that began within this time of each other are told as one, in milliseconds. */
const together = 10_000;

/** An activity that fails again and again fills this many activities before the moments run out. */
const searchedActivities = 400;

function activityMoments({ autoScaling }: World, group: Group): readonly Moment[] {
  const runs: Activity[][] = [];
  for (const place of (autoScaling.activitiesOf.get(group.name) ?? []).slice(-searchedActivities)) {
    const activity = autoScaling.activities[place];
    if (activity?.groupArn !== group.arn) continue;
    const run = runs.slice(-4).find(([first]) => first && belongTogether(first, activity));
    if (run) run.push(activity);
    else runs.push([activity]);
  }
  return runs.slice(-shownMoments).flatMap(toActivityMoment);
}

function belongTogether(first: Activity, next: Activity): boolean {
  return (
    first.kind === next.kind &&
    first.statusCode === next.statusCode &&
    first.statusMessage === next.statusMessage &&
    // A launch that fails again and again is one line, with a count.
    (first.statusCode === "Failed" || next.startedAt - first.startedAt <= together)
  );
}

/** By the kind of activity. One without words here is told in AWS's own, of its first instance. */
const verbs: Readonly<Record<string, readonly [moving: string, done: string]>> = {
  launch: ["Launching", "Launched"],
  terminate: ["Terminating", "Terminated"],
  enterStandby: ["Moving to standby", "Moved to standby"],
  exitStandby: ["Moving out of standby", "Moved out of standby"],
  attach: ["Attaching", "Attached"],
  detach: ["Detaching", "Detached"],
};

function toActivityMoment(run: readonly Activity[]): readonly Moment[] {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return [];
  const failed = first.statusCode === "Failed" || first.statusCode === "Cancelled";
  const [moving, done] = verbs[first.kind] ?? [first.description, first.description];
  const verb = first.statusCode === "Successful" ? done : moving;
  const count = run.length === 1 ? "an instance" : `${run.length} instances`;
  const title = failed ? toFailureTitle(verb, run.length) : `${verb} ${count}`;
  return [
    {
      id: first.activityId,
      at: new Date(failed ? last.startedAt : first.startedAt).toISOString(),
      tone: failed ? "bad" : "plain",
      title,
      text: first.statusMessage ?? run.flatMap(({ instanceId }) => shorten(instanceId)).join(" "),
    },
  ];
}

function toFailureTitle(verb: string, times: number): string {
  const failure = `${verb} an instance failed`;
  return times === 1 ? failure : `${failure}, ${times} times`;
}

/** The end of an id, as a tile shows it. */
function shorten(instanceId: string | undefined): readonly string[] {
  return instanceId === undefined ? [] : [`…${instanceId.slice(-5)}`];
}
