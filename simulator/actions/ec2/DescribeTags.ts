/** DescribeTags: the tags of all resources, one by one. */
import type {
  DescribeTagsRequest,
  DescribeTagsResult,
  Filter,
  TagDescription,
} from "@aws-sdk/client-ec2";
import type { Ec2State } from "../../model/ec2/state";
import type { Action } from "../action";
import { isPattern, select, type Filterable } from "./filter";
import { page } from "./page";
import { toTagList } from "./tag-list";
import { allTaggable, findTaggable, type FoundTaggable } from "./taggable";

const filterable: Filterable<TagDescription> = {
  fields: {
    key: (tag) => tag.Key,
    "resource-id": (tag) => tag.ResourceId,
    "resource-type": (tag) => tag.ResourceType,
    value: (tag) => tag.Value,
  },
  tags: (tag) => ({ [tag.Key ?? ""]: tag.Value ?? "" }),
};

export const describeTags: Action<DescribeTagsRequest, DescribeTagsResult> = (
  input,
  { world: { ec2 } },
) => {
  const tags = tagsOf(searchTaggable(ec2, input.Filters ?? []));
  const { items, nextToken } = page(select(tags, input.Filters, filterable), input);
  return { Tags: items, NextToken: nextToken };
};

/** Those that a filter names, or all. */
function searchTaggable(ec2: Ec2State, filters: readonly Filter[]): Iterable<FoundTaggable> {
  const ids = filters.find(({ Name }) => Name === "resource-id")?.Values;
  if (!ids || ids.some(isPattern)) return allTaggable(ec2);
  return findTaggable(ec2, ids);
}

function* tagsOf(taggable: Iterable<FoundTaggable>): Generator<TagDescription> {
  for (const { resourceId, resourceType, resource } of taggable) {
    for (const tag of toTagList(resource.tags)) {
      yield { ...tag, ResourceId: resourceId, ResourceType: resourceType };
    }
  }
}
