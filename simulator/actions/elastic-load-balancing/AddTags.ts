/** AddTags: adds tags to Classic Load Balancers, or changes their values. */
import type { AddTagsInput, AddTagsOutput } from "@aws-sdk/client-elastic-load-balancing";
import { requireLoadBalancer } from "../../model/elastic-load-balancing/registration";
import type { Action } from "../action";
import { fromTagList } from "../load-balancer-tags";

export const addTags: Action<AddTagsInput, AddTagsOutput> = (
  { LoadBalancerNames: names = [], Tags: tags },
  { world },
) => {
  const found = names.map((name) => requireLoadBalancer(world, name));
  for (const loadBalancer of found) {
    loadBalancer.tags = { ...loadBalancer.tags, ...fromTagList(tags) };
  }
  return {};
};
