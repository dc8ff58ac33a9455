/** DescribeWarmPool: the settings of a warm pool, and the instances in it. */
import type { DescribeWarmPoolAnswer, DescribeWarmPoolType } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import type { ActionContext } from "../action";
import { toInstances } from "./group-answer";
import { pageOf } from "./page";
import { toWarmPoolAnswer } from "./warm-pool-answer";

export function describeWarmPool(
  input: DescribeWarmPoolType,
  { world }: ActionContext,
): DescribeWarmPoolAnswer {
  const group = requireGroup(world, input.AutoScalingGroupName);
  const { items, nextToken } = pageOf(group.warmMembers.values(), input, {
    scope: "DescribeWarmPool",
    usual: 50,
    most: 50,
    numberOf: ({ instanceId }) => world.autoScaling.memberships.get(instanceId)?.number ?? 0,
  });
  return {
    ...(group.warmPool && { WarmPoolConfiguration: toWarmPoolAnswer(group.warmPool) }),
    Instances: toInstances(group, items),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}
