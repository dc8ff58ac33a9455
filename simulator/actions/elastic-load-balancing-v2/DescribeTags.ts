/** DescribeTags: the tags of load balancers, listeners and target groups. */
import type {
  DescribeTagsInput,
  DescribeTagsOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Action } from "../action";
import { toTagList } from "../load-balancer-tags";
import { requireTags } from "./tag-list";

export const describeTags: Action<DescribeTagsInput, DescribeTagsOutput> = (
  { ResourceArns: arns = [] },
  { world: { elbv2 } },
) => ({
  TagDescriptions: arns.map((arn) => ({
    ResourceArn: arn,
    Tags: toTagList(requireTags(elbv2, arn)),
  })),
});
