/** DescribeScalingActivities: the activities of a group or of all, in the last six weeks, newest first. */
import type {
  ActivitiesType,
  DescribeScalingActivitiesType,
  Filter,
} from "@aws-sdk/client-auto-scaling";
import { activitiesBefore } from "../../model/auto-scaling/activity/record";
import { type Activity } from "../../model/auto-scaling/activity/activity";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import type { World } from "../../model/world";
import type { ActionContext } from "../action";
import { toActivityAnswer } from "./activity-answer";
import { isIncluded } from "./operator";
import { requireFilterNames } from "./filter";
import { pageOf, remembered } from "./page";

export function describeScalingActivities(
  input: DescribeScalingActivitiesType,
  { world, now }: ActionContext,
): ActivitiesType {
  requireFilterNames(input.Filters, ["StartTimeLowerBound", "StartTimeUpperBound", "Status"]);
  const { items, nextToken } = pageOf(
    (after) => findActivities({ world, now, before: -after }, input),
    input,
    {
      scope: "DescribeScalingActivities",
      usual: 100,
      most: 100,
      numberOf: ({ number }) => -number,
    },
  );
  return {
    Activities: items.map((activity) => toActivityAnswer(world, activity)),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}

interface Search {
  readonly world: World;
  readonly now: number;
  /** Only activities with lower numbers. */
  readonly before: number;
}

function* findActivities(
  { world, now, before }: Search,
  input: DescribeScalingActivitiesType,
): Generator<Activity> {
  const { AutoScalingGroupName: name, ActivityIds: ids = [], Filters = [] } = input;
  const deletedToo = input.IncludeDeletedGroups ?? false;
  if (name !== undefined && !deletedToo) requireGroup(world, name);
  const { groups } = world.autoScaling;
  for (const activity of activitiesBefore(world, before, name)) {
    if (now - activity.startedAt >= remembered) return;
    if (!deletedToo && groups.get(activity.groupName)?.arn !== activity.groupArn) continue;
    const group = groups.get(activity.groupName);
    if (group && !isIncluded(group, input)) continue;
    if (ids.length > 0 && !ids.includes(activity.activityId)) continue;
    if (Filters.every((filter) => passes(activity, filter))) yield activity;
  }
}

function passes({ startedAt, statusCode }: Activity, { Name, Values = [] }: Filter): boolean {
  switch (Name) {
    case "Status":
      return Values.includes(statusCode);
    case "StartTimeLowerBound":
      return Values.some((value) => startedAt >= toTime(value));
    case "StartTimeUpperBound":
      return Values.some((value) => startedAt <= toTime(value));
    default:
      return false;
  }
}

/** Without an offset a time is UTC. */
function toTime(value: string): number {
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/u.test(value) ? value : `${value}Z`);
}
