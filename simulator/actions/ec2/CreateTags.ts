/** CreateTags: adds tags to resources, or changes their values. */
import type { CreateTagsRequest } from "@aws-sdk/client-ec2";
import type { Action } from "../action";
import { requireParameter } from "./parameter";
import { addTags, fromTagList } from "./tag-list";
import { requireTaggable } from "./taggable";

export const createTags: Action<CreateTagsRequest, undefined> = (input, { world: { ec2 } }) => {
  const added = fromTagList(requireParameter("Tags", input.Tags));
  const ids = requireParameter("ResourceIdSet", input.Resources);
  const resources = ids.map((id) => requireTaggable(ec2, id).resource);
  const tags = resources.map((resource) => addTags(resource.tags, added));
  for (const [index, resource] of resources.entries()) resource.tags = tags[index] ?? resource.tags;
  return undefined;
};
