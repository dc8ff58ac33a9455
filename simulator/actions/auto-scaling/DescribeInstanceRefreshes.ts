/** DescribeInstanceRefreshes: the refreshes of a group in the last six weeks, newest first. */
import type {
  DescribeInstanceRefreshesAnswer,
  DescribeInstanceRefreshesType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { findActiveRefresh } from "../../model/auto-scaling/refresh/refresh";
import type { ActionContext } from "../action";
import { pageOf, remembered } from "./page";
import { toRefreshAnswer } from "./refresh-answer";

export function describeInstanceRefreshes(
  input: DescribeInstanceRefreshesType,
  { world, now }: ActionContext,
): DescribeInstanceRefreshesAnswer {
  const group = requireGroup(world, input.AutoScalingGroupName);
  const { InstanceRefreshIds: ids = [] } = input;
  const active = findActiveRefresh(group);
  const numbered = group.refreshes
    .map((refresh, index) => ({ refresh, number: -index }))
    .filter(({ refresh }) => refresh === active || now - refresh.requestedAt < remembered)
    .filter(({ refresh }) => ids.length === 0 || ids.includes(refresh.id))
    .reverse();
  const { items, nextToken } = pageOf(numbered, input, {
    scope: "DescribeInstanceRefreshes",
    usual: 50,
    most: 100,
    numberOf: ({ number }) => number,
  });
  return {
    InstanceRefreshes: items.map(({ refresh }) => toRefreshAnswer(group, refresh)),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}
