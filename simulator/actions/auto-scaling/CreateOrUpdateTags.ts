/** CreateOrUpdateTags: gives groups tags. Instances that run keep theirs. */
import type { CreateOrUpdateTagsType } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { putTag } from "../../model/auto-scaling/group/register";
import { toTag } from "../../model/auto-scaling/group/request";
import type { ActionContext } from "../action";

export function createOrUpdateTags(
  { Tags = [] }: CreateOrUpdateTagsType,
  { world }: ActionContext,
): void {
  for (const given of Tags) {
    putTag(world, requireGroup(world, given.ResourceId), toTag(given));
  }
}
