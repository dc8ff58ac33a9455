/** DetachInstances: takes members out of a group alive, with or without successors. */
import type { DetachInstancesAnswer, DetachInstancesQuery } from "@aws-sdk/client-auto-scaling";
import { requestStep } from "../../model/auto-scaling/scheduler/request-step";
import { detachInstance } from "../../model/auto-scaling/instance/joining";
import { isInService, isStandby, weightOf } from "../../model/auto-scaling/instance/member";
import { requireMembers } from "../../model/auto-scaling/instance/named-members";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { ActionContext } from "../action";
import { toActivityAnswer } from "./activity-answer";

export function detachInstances(
  {
    AutoScalingGroupName,
    InstanceIds,
    ShouldDecrementDesiredCapacity: decrement,
  }: DetachInstancesQuery,
  { world, now }: ActionContext,
): DetachInstancesAnswer {
  const ids = [...new Set(InstanceIds)];
  const { group, members } = requireMembers(world, AutoScalingGroupName, ids);
  const outside = members.find((member) => !isInService(member) && !isStandby(member));
  if (outside) throw new AwsError("ValidationError", unverified.notInService(outside.instanceId));
  // An instance in standby is not part of the desired capacity.
  const counted = decrement === true ? members.filter(isInService) : [];
  if (counted.length > 0 && group.desiredCapacity - weightOf(counted) < group.minSize) {
    throw new AwsError(
      "ValidationError",
      unverified.detachViolatesMin(counted.length, group.minSize),
    );
  }
  const activities = members.map((member) => {
    const from = group.desiredCapacity;
    const to = decrement === true && isInService(member) ? from - member.weight : from;
    group.desiredCapacity = to;
    return detachInstance(world, group, member, { from, to, now });
  });
  requestStep(world, group, now);
  return { Activities: activities.map((activity) => toActivityAnswer(world, activity)) };
}
