/** DescribeTags: the tags of Classic Load Balancers. */
import type { DescribeTagsInput, DescribeTagsOutput } from "@aws-sdk/client-elastic-load-balancing";
import { requireLoadBalancer } from "../../model/elastic-load-balancing/registration";
import type { Action } from "../action";
import { toTagList } from "../load-balancer-tags";

export const describeTags: Action<DescribeTagsInput, DescribeTagsOutput> = (
  { LoadBalancerNames: names = [] },
  { world },
) => ({
  TagDescriptions: names.map((name) => ({
    LoadBalancerName: name,
    Tags: toTagList(requireLoadBalancer(world, name).tags),
  })),
});
