/** EnterStandby: sets instances aside, with or without successors. */
import type { EnterStandbyAnswer, EnterStandbyQuery } from "@aws-sdk/client-auto-scaling";
import { requestStep } from "../../model/auto-scaling/scheduler/request-step";
import { isInService, weightOf } from "../../model/auto-scaling/instance/member";
import { requireMembers } from "../../model/auto-scaling/instance/named-members";
import { enterStandby as moveToStandby } from "../../model/auto-scaling/instance/standby";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { ActionContext } from "../action";
import { toActivityAnswer } from "./activity-answer";

export function enterStandby(
  {
    AutoScalingGroupName,
    InstanceIds,
    ShouldDecrementDesiredCapacity: decrement,
  }: EnterStandbyQuery,
  { world, now }: ActionContext,
): EnterStandbyAnswer {
  const { group, members } = requireMembers(world, AutoScalingGroupName, InstanceIds);
  const outside = members.find((member) => !isInService(member));
  if (outside) throw new AwsError("ValidationError", unverified.notInService(outside.instanceId));
  const decremented = decrement === true ? weightOf(members) : 0;
  if (group.desiredCapacity - decremented < group.minSize) {
    throw new AwsError(
      "ValidationError",
      unverified.standbyViolatesBounds(group.name, members.length),
    );
  }
  const activities = members.map((member) => {
    const from = group.desiredCapacity;
    const to = decrement === true ? from - member.weight : from;
    group.desiredCapacity = to;
    return moveToStandby(world, group, member, { from, to, now });
  });
  requestStep(world, group, now);
  return { Activities: activities.map((activity) => toActivityAnswer(world, activity)) };
}
