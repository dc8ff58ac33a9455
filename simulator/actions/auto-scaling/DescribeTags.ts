/** DescribeTags: the tags of all groups, filtered. */
import type {
  DescribeTagsType,
  Filter,
  TagDescription,
  TagsType,
} from "@aws-sdk/client-auto-scaling";
import type { World } from "../../model/world";
import type { ActionContext } from "../action";
import { toTagAnswers } from "./group-answer";
import { pageOf } from "./page";

export function describeTags(input: DescribeTagsType, { world }: ActionContext): TagsType {
  const { items, nextToken } = pageOf(findTags(world, input), input, {
    scope: "DescribeTags",
    usual: 50,
    most: 100,
    numberOf: ({ number }) => number,
  });
  return {
    Tags: items.map(({ tag }) => tag),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}

interface NumberedTag {
  readonly tag: TagDescription;
  readonly number: number;
}

/** AWS allows 50 tags a group. */
const tagsPerGroup = 50;

function* findTags(world: World, { Filters = [] }: DescribeTagsType): Generator<NumberedTag> {
  for (const group of world.autoScaling.groups.values()) {
    for (const [index, tag] of toTagAnswers(group).entries()) {
      if (!Filters.every((filter) => passes(tag, filter))) continue;
      yield { tag, number: group.number * tagsPerGroup + index };
    }
  }
}

function passes(tag: TagDescription, { Name = "", Values = [] }: Filter): boolean {
  switch (Name) {
    case "auto-scaling-group":
      return Values.includes(tag.ResourceId ?? "");
    case "key":
      return Values.includes(tag.Key ?? "");
    case "value":
      return Values.includes(tag.Value ?? "");
    case "propagate-at-launch":
      return Values.includes(String(tag.PropagateAtLaunch));
    default:
      return false;
  }
}
