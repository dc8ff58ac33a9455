/** DescribeTags: the tags of all groups, filtered. */
import type {
  DescribeTagsType,
  Filter,
  TagDescription,
  TagsType,
} from "@aws-sdk/client-auto-scaling";
import type { Group } from "../../model/auto-scaling/group/group";
import type { World } from "../../model/world";
import type { ActionContext } from "../action";
import { toTagAnswers } from "./group-answer";
import { namedGroups } from "./group-search";
import { isIncluded } from "./operator";
import { requireFilterNames } from "./filter";
import { pageOf } from "./page";

export function describeTags(input: DescribeTagsType, { world }: ActionContext): TagsType {
  requireFilterNames(input.Filters, ["auto-scaling-group", "key", "value", "propagate-at-launch"]);
  const { items, nextToken } = pageOf((after) => findTags(world, input, after), input, {
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

function* findTags(world: World, input: DescribeTagsType, after: number): Generator<NumberedTag> {
  const { Filters = [] } = input;
  for (const group of groupsOf(world, Filters, Math.floor(after / tagsPerGroup) - 1)) {
    if (!isIncluded(group, input)) continue;
    for (const [index, tag] of toTagAnswers(group).entries()) {
      if (!Filters.every((filter) => passes(tag, filter))) continue;
      yield { tag, number: group.number * tagsPerGroup + index };
    }
  }
}

/** Those that a filter names, or all after a number. */
function groupsOf(world: World, filters: readonly Filter[], after: number): Iterable<Group> {
  const names = filters.find(({ Name }) => Name === "auto-scaling-group")?.Values;
  if (!names) return namedGroups(world, world.autoScaling.groupOrder.after(after));
  const named = namedGroups(world, new Set(names));
  return [...named].sort((one, other) => one.number - other.number);
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
