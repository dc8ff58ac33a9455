/** AddTags: adds tags to load balancers, listeners and target groups, or changes their values. */
import type { AddTagsInput, AddTagsOutput } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Action } from "../action";
import { fromTagList } from "../load-balancer-tags";
import { requireTags } from "./tag-list";

export const addTags: Action<AddTagsInput, AddTagsOutput> = (
  { ResourceArns: arns = [], Tags: tags },
  { world: { elbv2 } },
) => {
  const changed = arns.map(
    (arn) => [arn, { ...requireTags(elbv2, arn), ...fromTagList(tags) }] as const,
  );
  for (const [arn, all] of changed) elbv2.tags.set(arn, all);
  return {};
};
