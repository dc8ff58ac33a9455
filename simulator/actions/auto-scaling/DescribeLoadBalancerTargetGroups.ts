/** DescribeLoadBalancerTargetGroups: the target groups of a group, and how far their attachment is. */
import type {
  DescribeLoadBalancerTargetGroupsRequest,
  DescribeLoadBalancerTargetGroupsResponse,
} from "@aws-sdk/client-auto-scaling";
import type { ActionContext } from "../action";
import { pageOfAttachments } from "./attachment-page";

export function describeLoadBalancerTargetGroups(
  input: DescribeLoadBalancerTargetGroupsRequest,
  context: ActionContext,
): DescribeLoadBalancerTargetGroupsResponse {
  const page = pageOfAttachments(input, context, {
    scope: "DescribeLoadBalancerTargetGroups",
    type: "elbv2",
  });
  return {
    LoadBalancerTargetGroups: page.items.map(({ identifier, state }) => ({
      LoadBalancerTargetGroupARN: identifier,
      State: state,
    })),
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}
