/** DescribeAutoScalingGroups: groups by name or tag, with their instances. */
import type {
  AutoScalingGroupNamesType,
  AutoScalingGroupsType,
  Filter,
} from "@aws-sdk/client-auto-scaling";
import type { Group } from "../../model/auto-scaling/group/group";
import type { World } from "../../model/world";
import type { ActionContext } from "../action";
import { toGroupAnswer } from "./group-answer";
import { namedGroups, searchGroups } from "./group-search";
import { isIncluded } from "./operator";
import { requireFilterNames } from "./filter";
import { pageByName } from "./page";

export function describeAutoScalingGroups(
  input: AutoScalingGroupNamesType,
  { world }: ActionContext,
): AutoScalingGroupsType {
  requireFilterNames(input.Filters, ["tag-key", "tag-value", "tag:"]);
  const { items, nextToken } = pageByName((after) => findGroups(world, input, after), input, {
    scope: "DescribeAutoScalingGroups",
    usual: 50,
    most: 100,
    nameOf: (group) => group.name,
  });
  return {
    AutoScalingGroups: items.map((group) =>
      toGroupAnswer(world, group, input.IncludeInstances ?? true),
    ),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}

function* findGroups(
  world: World,
  input: AutoScalingGroupNamesType,
  after: string,
): Generator<Group> {
  const { AutoScalingGroupNames: names = [], Filters = [] } = input;
  const found =
    names.length > 0
      ? namedGroups(world, [...new Set(names)].sort())
      : searchGroups(world, Filters, after);
  for (const group of found) {
    if (!isIncluded(group, input)) continue;
    if (Filters.every((filter) => passes(group, filter))) yield group;
  }
}

function passes(group: Group, { Name = "", Values = [] }: Filter): boolean {
  const tags = [...group.tags.values()];
  if (Name === "tag-key") return tags.some(({ key }) => Values.includes(key));
  if (Name === "tag-value") return tags.some(({ value }) => Values.includes(value));
  if (!Name.startsWith("tag:")) return false;
  const tag = group.tags.get(Name.slice("tag:".length));
  return tag !== undefined && Values.includes(tag.value);
}
