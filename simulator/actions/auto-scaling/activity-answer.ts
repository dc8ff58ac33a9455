/** Writes a scaling activity the way AWS describes it. */
import type { Activity as ActivityAnswer } from "@aws-sdk/client-auto-scaling";
import type { Activity } from "../../model/auto-scaling/activity/activity";
import type { World } from "../../model/world";

/** The start has milliseconds, the end has not: recorded 2026-09-27. */
export function toActivityAnswer(world: World, activity: Activity): ActivityAnswer {
  const isDeleted = world.autoScaling.groups.get(activity.groupName)?.arn !== activity.groupArn;
  return {
    ActivityId: activity.activityId,
    AutoScalingGroupName: activity.groupName,
    Description: activity.description,
    Cause: activity.cause,
    StartTime: new Date(activity.startedAt),
    ...(activity.endedAt !== undefined && { EndTime: wholeSecond(activity.endedAt) }),
    StatusCode: activity.statusCode,
    ...(activity.statusMessage !== undefined && { StatusMessage: activity.statusMessage }),
    Progress: activity.progress,
    Details: activity.details,
    AutoScalingGroupState: isDeleted ? "Deleted" : "InService",
    AutoScalingGroupARN: activity.groupArn,
  };
}

/** A time cut down to its second. */
export function wholeSecond(at: number): Date {
  return new Date(Math.floor(at / 1000) * 1000);
}
