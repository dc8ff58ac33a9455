/** CreateOrUpdateTags: gives groups tags. Instances that run keep theirs. */
import type { CreateOrUpdateTagsType } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group";
import { toTag } from "../../model/auto-scaling/group-request";
import type { ActionContext } from "../action";

export function createOrUpdateTags(
  { Tags = [] }: CreateOrUpdateTagsType,
  { world }: ActionContext,
): void {
  for (const given of Tags) {
    const tag = toTag(given);
    requireGroup(world, given.ResourceId).tags.set(tag.key, tag);
  }
}
