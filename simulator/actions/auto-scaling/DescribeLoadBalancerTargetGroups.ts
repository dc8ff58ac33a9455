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
  const page = pageOfAttachments(input, context, "DescribeLoadBalancerTargetGroups");
  return {
    LoadBalancerTargetGroups: page.items.map(({ arn, state }) => ({
      LoadBalancerTargetGroupARN: arn,
      State: state,
    })),
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}
