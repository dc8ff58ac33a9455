/** RemoveTags: removes tags from Classic Load Balancers. */
import type { RemoveTagsInput, RemoveTagsOutput } from "@aws-sdk/client-elastic-load-balancing";
import { requireLoadBalancer } from "../../model/elastic-load-balancing/registration";
import type { Action } from "../action";

export const removeTags: Action<RemoveTagsInput, RemoveTagsOutput> = (
  { LoadBalancerNames: names = [], Tags: tags = [] },
  { world },
) => {
  const found = names.map((name) => requireLoadBalancer(world, name));
  const removed = new Set(tags.map(({ Key }) => Key));
  for (const loadBalancer of found) {
    const kept = Object.entries(loadBalancer.tags).filter(([key]) => !removed.has(key));
    loadBalancer.tags = Object.fromEntries(kept);
  }
  return {};
};
