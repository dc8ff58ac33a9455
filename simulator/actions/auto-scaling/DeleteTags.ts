/** DeleteTags: takes tags from groups. A tag that is not there is no error. */
import type { DeleteTagsType } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { dropTag } from "../../model/auto-scaling/group/register";
import type { ActionContext } from "../action";

export function deleteTags({ Tags = [] }: DeleteTagsType, { world }: ActionContext): void {
  for (const { ResourceId, Key = "" } of Tags) dropTag(world, requireGroup(world, ResourceId), Key);
}
