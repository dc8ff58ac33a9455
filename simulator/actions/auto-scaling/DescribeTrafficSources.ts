/** DescribeTrafficSources: the target groups and Classic Load Balancers of a group, and how far their attachment is. */
import type {
  DescribeTrafficSourcesRequest,
  DescribeTrafficSourcesResponse,
} from "@aws-sdk/client-auto-scaling";
import type { ActionContext } from "../action";
import { pageOfAttachments } from "./attachment-page";

export function describeTrafficSources(
  input: DescribeTrafficSourcesRequest,
  context: ActionContext,
): DescribeTrafficSourcesResponse {
  const page = pageOfAttachments(input, context, {
    scope: "DescribeTrafficSources",
    type: input.TrafficSourceType,
  });
  return {
    TrafficSources: page.items.map(({ type, identifier, state }) => ({
      TrafficSource: identifier,
      Identifier: identifier,
      State: state,
      Type: type,
    })),
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}
