/** Scaling activities: the record of each launch, termination and move, in AWS's words. */
import type { ScalingActivityStatusCode } from "@aws-sdk/client-auto-scaling";
import { sendEvent } from "../../events";
import type { World } from "../../world";
import { activityBeginnings, activityEnds, type ActivityKind } from "./activity-kind";
import type { Group } from "../group/group";
import type { Activity } from "./activity";
import type { LaunchPlace } from "../launch/launch-order";

export interface BegunActivity {
  readonly kind: ActivityKind;
  readonly instanceId: string | undefined;
  readonly cause: string;
  readonly place: LaunchPlace;
  /** Whether it answers a change of the desired capacity. @default false */
  readonly changesCapacity?: boolean;
  readonly now: number;
}

/** Records that an activity has begun. */
export function beginActivity(world: World, group: Group, begun: BegunActivity): Activity {
  const { numbers, openActivities } = world.autoScaling;
  const [description, statusCode, progress] = activityBeginnings[begun.kind];
  numbers.activities += 1;
  const activity: Activity = {
    activityId: world.ids.uuid(),
    number: numbers.activities,
    groupName: group.name,
    groupArn: group.arn,
    kind: begun.kind,
    changesCapacity: begun.changesCapacity ?? false,
    instanceId: begun.instanceId,
    description:
      begun.instanceId === undefined ? description : `${description}: ${begun.instanceId}`,
    cause: begun.cause,
    startedAt: begun.now,
    endedAt: undefined,
    statusCode,
    statusMessage: undefined,
    progress,
    details: JSON.stringify(detailsOf(begun.place)),
  };
  keep(world, activity);
  openActivities.set(activity.activityId, activity);
  return activity;
}

function keep({ autoScaling: { activities, activitiesOf } }: World, activity: Activity): void {
  const places = activitiesOf.get(activity.groupName);
  if (places) places.push(activities.length);
  else activitiesOf.set(activity.groupName, [activities.length]);
  activities.push(activity);
}

/** Activities with lower numbers than one, newest first: of the groups of a name, or of all. */
export function* activitiesBefore(
  world: World,
  number: number,
  groupName: string | undefined,
): Generator<Activity> {
  const { activities, activitiesOf } = world.autoScaling;
  const places = groupName === undefined ? undefined : (activitiesOf.get(groupName) ?? []);
  // An activity's number is its place in the list, counted from 1.
  const count = places ? countBelow(places, number - 1) : Math.min(activities.length, number - 1);
  for (let index = count - 1; index >= 0; index -= 1) {
    const activity = activities[places ? (places[index] ?? -1) : index];
    if (activity) yield activity;
  }
}

/** How many of some rising numbers are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Records that an activity has done what it was for. */
export function completeActivity(world: World, activityId: string | undefined, now: number): void {
  const activity = world.autoScaling.openActivities.get(activityId ?? "");
  if (!activity) return;
  const codeInEvent = activity.statusCode === "PreInService" ? "InProgress" : activity.statusCode;
  activity.statusCode = "Successful";
  end(world, activity, now);
  // AWS sends these events with the status code of the moment before: recorded 2026-09-27.
  sendActivityEvent(world, activity, { outcome: "Successful", statusCode: codeInEvent });
}

/** Records that an activity has failed, with EC2's words. */
export function failActivity(world: World, activity: Activity, message: string, now: number): void {
  activity.statusCode = "Failed";
  activity.statusMessage = message;
  activity.description += `.  Status Reason: ${message}`;
  end(world, activity, now);
  sendActivityEvent(world, activity, { outcome: "Unsuccessful", statusCode: "Failed" });
}

/** Records that a termination waits for load balancers to let go of its instance, or no longer does. */
export function drainActivity(
  world: World,
  activityId: string | undefined,
  edge: "begin" | "end",
): void {
  const activity = world.autoScaling.openActivities.get(activityId ?? "");
  if (!activity) return;
  const isDraining = edge === "begin";
  activity.statusCode = isDraining ? "WaitingForELBConnectionDraining" : "InProgress";
  // Known from many consoles and logs.
  activity.description = isDraining
    ? `${activity.description}${drainingNote}`
    : activity.description.replace(drainingNote, "");
}

const drainingNote = " - Waiting For ELB Connection Draining.";

/** Records what an activity that is under way waits for. */
export function setActivityStatus(
  world: World,
  activityId: string | undefined,
  statusCode: ScalingActivityStatusCode,
): void {
  const activity = world.autoScaling.openActivities.get(activityId ?? "");
  if (activity) activity.statusCode = statusCode;
}

/** Records that an activity was given up because a lifecycle hook was abandoned; documented as Cancelled. */
export function abandonActivity(
  world: World,
  activityId: string | undefined,
  message: string,
  now: number,
): void {
  const activity = world.autoScaling.openActivities.get(activityId ?? "");
  if (!activity) return;
  activity.statusCode = "Cancelled";
  activity.statusMessage = message;
  activity.description += `.  Status Reason: ${message}`;
  end(world, activity, now);
  sendActivityEvent(world, activity, { outcome: "Unsuccessful", statusCode: "Cancelled" });
}

/** Records that an activity was overtaken by another one. */
export function cancelActivity(world: World, activityId: string | undefined, now: number): void {
  const activity = world.autoScaling.openActivities.get(activityId ?? "");
  if (!activity) return;
  activity.statusCode = "Cancelled";
  end(world, activity, now);
}

function end(world: World, activity: Activity, now: number): void {
  activity.endedAt = now;
  activity.progress = 100;
  world.autoScaling.openActivities.delete(activity.activityId);
}

function detailsOf(place: LaunchPlace): Readonly<Record<string, string>> {
  return {
    "Availability Zone ID": place.availabilityZoneId,
    "Subnet ID": place.subnetId,
    "Availability Zone": place.availabilityZone,
  };
}

interface ActivityOutcome {
  readonly outcome: "Successful" | "Unsuccessful";
  readonly statusCode: string;
}

/** Launches and terminations are announced; moves to and from standby are not. */
function sendActivityEvent(
  world: World,
  activity: Activity,
  { outcome, statusCode }: ActivityOutcome,
): void {
  const { kind, endedAt = activity.startedAt } = activity;
  const ends = activityEnds[kind];
  if (!ends) return;
  const isLaunch = kind !== "terminate";
  const details: unknown = JSON.parse(activity.details);
  sendEvent(world, {
    detailType: `EC2 Instance ${isLaunch ? "Launch" : "Terminate"} ${outcome}`,
    resource: activity.groupArn,
    at: endedAt,
    detail: {
      Origin: ends[0],
      Destination: ends[1],
      Action: isLaunch ? "Launch" : "Terminate",
      Description: activity.description,
      EndTime: new Date(endedAt).toISOString(),
      RequestId: activity.activityId,
      ActivityId: activity.activityId,
      StartTime: new Date(activity.startedAt).toISOString(),
      EC2InstanceId: activity.instanceId ?? "",
      StatusCode: statusCode,
      StatusMessage: activity.statusMessage ?? "",
      Details: details,
      Cause: activity.cause,
      AutoScalingGroupName: activity.groupName,
    },
  });
}
