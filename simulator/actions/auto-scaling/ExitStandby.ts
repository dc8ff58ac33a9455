/** ExitStandby: brings instances back into service; the desired capacity grows by them. */
import type { ExitStandbyAnswer, ExitStandbyQuery } from "@aws-sdk/client-auto-scaling";
import { requestStep } from "../../model/auto-scaling/scheduler/request-step";
import { weightOf } from "../../model/auto-scaling/instance/member";
import { requireMembers } from "../../model/auto-scaling/instance/named-members";
import { exitStandby as moveOutOfStandby } from "../../model/auto-scaling/instance/standby";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { ActionContext } from "../action";
import { toActivityAnswer } from "./activity-answer";

export function exitStandby(
  { AutoScalingGroupName, InstanceIds }: ExitStandbyQuery,
  { world, now }: ActionContext,
): ExitStandbyAnswer {
  const { group, members } = requireMembers(world, AutoScalingGroupName, InstanceIds);
  const outside = members.find(({ lifecycleState }) => lifecycleState !== "Standby");
  if (outside) throw new AwsError("ValidationError", unverified.notInStandby(outside.instanceId));
  if (group.desiredCapacity + weightOf(members) > group.maxSize) {
    throw new AwsError(
      "ValidationError",
      unverified.standbyViolatesBounds(group.name, members.length),
    );
  }
  const activities = members.map((member) => {
    const from = group.desiredCapacity;
    const to = from + member.weight;
    group.desiredCapacity = to;
    return moveOutOfStandby(world, group, member, { from, to, now });
  });
  requestStep(world, group, now);
  return { Activities: activities.map((activity) => toActivityAnswer(world, activity)) };
}
