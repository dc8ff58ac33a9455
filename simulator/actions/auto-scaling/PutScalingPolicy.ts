/** PutScalingPolicy: a simple, step or target tracking policy. */
import type { PolicyARNType, PutScalingPolicyType } from "@aws-sdk/client-auto-scaling";
import { requireGroupToChange } from "../../model/auto-scaling/group/lookup";
import { putScalingPolicy as put } from "../../model/auto-scaling/scaling/scaling-policies";
import type { ActionContext } from "../action";
import { alarmsOfPolicy } from "./policy-answer";

export function putScalingPolicy(
  input: PutScalingPolicyType,
  { world, now }: ActionContext,
): PolicyARNType {
  const group = requireGroupToChange(world, input.AutoScalingGroupName);
  const policy = put(world, group, input, now);
  return { PolicyARN: policy.arn, Alarms: alarmsOfPolicy(world, policy) };
}
