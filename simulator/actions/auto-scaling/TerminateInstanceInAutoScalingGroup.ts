/** TerminateInstanceInAutoScalingGroup: takes one instance out of service now, with or without a successor. */
import type {
  ActivityType,
  TerminateInstanceInAutoScalingGroupType,
} from "@aws-sdk/client-auto-scaling";
import { type Group } from "../../model/auto-scaling/group/group";
import { requestStep } from "../../model/auto-scaling/scheduler/request-step";
import { isRetained, isWarm, type Member } from "../../model/auto-scaling/instance/member";
import { requireMember } from "../../model/auto-scaling/instance/named-members";
import { beginTermination } from "../../model/auto-scaling/instance/terminating";
import { AwsError } from "../../aws-error";
import type { ActionContext } from "../action";
import { toActivityAnswer } from "./activity-answer";

export function terminateInstanceInAutoScalingGroup(
  {
    InstanceId,
    ShouldDecrementDesiredCapacity: decrement,
  }: TerminateInstanceInAutoScalingGroupType,
  { world, now }: ActionContext,
): ActivityType {
  const { group, member } = requireMember(world, InstanceId);
  const from = group.desiredCapacity;
  // What waits in the warm pool or is retained is not part of the desired capacity.
  const isCounted = !isWarm(member) && !isRetained(member);
  const to = decrement === true && isCounted ? decremented(group, member) : from;
  const cause = { kind: "userRequest", from, to } as const;
  group.desiredCapacity = to;
  const activity = beginTermination(world, group, member, { cause, now });
  requestStep(world, group, now);
  return activity ? { Activity: toActivityAnswer(world, activity) } : {};
}

function decremented({ desiredCapacity, minSize }: Group, { weight }: Member): number {
  if (desiredCapacity - weight >= minSize) return desiredCapacity - weight;
  throw new AwsError(
    "ValidationError",
    `Currently, desiredSize equals minSize (${minSize}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.`,
  );
}
