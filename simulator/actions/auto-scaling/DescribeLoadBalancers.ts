/** DescribeLoadBalancers: the Classic Load Balancers of a group, and how far their attachment is. */
import type {
  DescribeLoadBalancersRequest,
  DescribeLoadBalancersResponse,
} from "@aws-sdk/client-auto-scaling";
import type { ActionContext } from "../action";
import { pageOfAttachments } from "./attachment-page";

export function describeLoadBalancers(
  input: DescribeLoadBalancersRequest,
  context: ActionContext,
): DescribeLoadBalancersResponse {
  const page = pageOfAttachments(input, context, { scope: "DescribeLoadBalancers", type: "elb" });
  return {
    LoadBalancers: page.items.map(({ identifier, state }) => ({
      LoadBalancerName: identifier,
      State: state,
    })),
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}
