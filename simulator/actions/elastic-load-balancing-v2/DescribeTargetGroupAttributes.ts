/** DescribeTargetGroupAttributes: all attributes of a target group. */
import type {
  DescribeTargetGroupAttributesInput,
  DescribeTargetGroupAttributesOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { requireTargetGroup } from "../../model/elastic-load-balancing-v2/target-groups";
import type { Action } from "../action";
import { requireParameter } from "./parameter";
import { toAttributeList } from "./target-group-attributes";

export const describeTargetGroupAttributes: Action<
  DescribeTargetGroupAttributesInput,
  DescribeTargetGroupAttributesOutput
> = (input, { world }) => {
  const arn = requireParameter("A target group ARN", input.TargetGroupArn);
  return { Attributes: toAttributeList(requireTargetGroup(world, arn).attributes) };
};
