/** DescribeTrafficSources: the traffic sources of a group. All of them are target groups. */
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
  const page = pageOfAttachments(input, context, "DescribeTrafficSources");
  const { TrafficSourceType: wanted = "elbv2" } = input;
  if (wanted !== "elbv2") return { TrafficSources: [] };
  return {
    TrafficSources: page.items.map(({ arn, state }) => ({
      TrafficSource: arn,
      Identifier: arn,
      State: state,
      Type: "elbv2",
    })),
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}
