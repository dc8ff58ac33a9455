/** DescribeTags: the tags of all resources, one by one. */
import type { DescribeTagsRequest, DescribeTagsResult, TagDescription } from "@aws-sdk/client-ec2";
import type { Action } from "../action";
import { select, type Filterable } from "./filter";
import { page } from "./page";
import { toTagList } from "./tag-list";
import { allTaggable } from "./taggable";

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
  const tags = allTaggable(ec2).flatMap(({ resourceId, resourceType, resource }) =>
    toTagList(resource.tags).map((tag) => ({
      ...tag,
      ResourceId: resourceId,
      ResourceType: resourceType,
    })),
  );
  const { items, nextToken } = page(select(tags, input.Filters, filterable), input);
  return { Tags: items, NextToken: nextToken };
};
