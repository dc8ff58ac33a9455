/** RemoveTags: removes tags from load balancers, listeners and target groups. */
import type { RemoveTagsInput, RemoveTagsOutput } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Action } from "../action";
import { requireTags } from "./tag-list";

export const removeTags: Action<RemoveTagsInput, RemoveTagsOutput> = (
  { ResourceArns: arns = [], TagKeys: keys = [] },
  { world: { elbv2 } },
) => {
  const changed = arns.map((arn) => {
    const kept = Object.entries(requireTags(elbv2, arn)).filter(([key]) => !keys.includes(key));
    return [arn, Object.fromEntries(kept)] as const;
  });
  for (const [arn, kept] of changed) elbv2.tags.set(arn, kept);
  return {};
};
