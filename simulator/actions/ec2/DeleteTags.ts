/** DeleteTags: removes tags by key, by key and value, or all that are not AWS's own. */
import type { DeleteTagsRequest, Tag } from "@aws-sdk/client-ec2";
import type { Action } from "../action";
import { requireTaggable } from "./taggable";

export const deleteTags: Action<DeleteTagsRequest, undefined> = (input, { world: { ec2 } }) => {
  const ids = input.Resources ?? [];
  const tagged = ids.map((id) => requireTaggable(ec2, id));
  for (const { resource, retag } of tagged) {
    const kept = Object.entries(resource.tags).filter(
      ([key, value]) => key.startsWith("aws:") || !isNamed(input.Tags, key, value),
    );
    retag(Object.fromEntries(kept));
  }
  return undefined;
};

/** A tag without a value names its key whatever the value is; an empty value only the empty value. */
function isNamed(named: readonly Tag[] | undefined, key: string, value: string): boolean {
  if (!named) return true;
  return named.some((tag) => tag.Key === key && (tag.Value === undefined || tag.Value === value));
}
