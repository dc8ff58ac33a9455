/** CreateTags: adds tags to resources, or changes their values. */
import type { CreateTagsRequest } from "@aws-sdk/client-ec2";
import type { Action } from "../action";
import { addTags, fromTagList } from "./tag-list";
import { requireTaggable } from "./taggable";

export const createTags: Action<CreateTagsRequest, undefined> = (input, { world: { ec2 } }) => {
  const added = fromTagList(input.Tags);
  const ids = input.Resources ?? [];
  const tagged = ids.map((id) => requireTaggable(ec2, id));
  const tags = tagged.map(({ resource }) => addTags(resource.tags, added));
  for (const [index, { resource, retag }] of tagged.entries()) retag(tags[index] ?? resource.tags);
  return undefined;
};
