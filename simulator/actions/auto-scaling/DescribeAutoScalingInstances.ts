/** DescribeAutoScalingInstances: instances of all groups, or those of the given ids. */
import type {
  AutoScalingInstancesType,
  DescribeAutoScalingInstancesType,
} from "@aws-sdk/client-auto-scaling";
import { findMember, type Group } from "../../model/auto-scaling/group/group";
import type { Member } from "../../model/auto-scaling/instance/member";
import type { World } from "../../model/world";
import type { ActionContext } from "../action";
import { toInstanceDetails } from "./group-answer";
import { namedGroups } from "./group-search";
import { isIncluded } from "./operator";
import { pageOf, type Paged } from "./page";

export function describeAutoScalingInstances(
  input: DescribeAutoScalingInstancesType,
  { world }: ActionContext,
): AutoScalingInstancesType {
  const { items, nextToken } = pageOf(findMembers(world, input), input, {
    scope: "DescribeAutoScalingInstances",
    usual: 50,
    most: 50,
    numberOf: ({ number }) => number,
  });
  return {
    AutoScalingInstances: items.map(({ group, member }) => toInstanceDetails(group, member)),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}

interface NumberedMember {
  readonly group: Group;
  readonly member: Member;
  /** Rises through the groups, and through the launches of each. */
  readonly number: number;
}

/** More launches than one world ever sees. */
const launchesPerGroup = 2 ** 32;

/** Unknown ids are left out without an error. */
function findMembers(world: World, input: DescribeAutoScalingInstancesType): Paged<NumberedMember> {
  const { InstanceIds: ids = [] } = input;
  if (ids.length === 0) {
    return (after) => membersFrom(world, input, Math.floor(after / launchesPerGroup));
  }
  return ids
    .flatMap((id) => {
      const group = world.autoScaling.groups.get(
        world.autoScaling.memberships.get(id)?.groupName ?? "",
      );
      if (!group || !isIncluded(group, input)) return [];
      return toNumbered(world, group, id) ?? [];
    })
    .sort((one, other) => one.number - other.number);
}

/** The members of the groups from a number on. */
function* membersFrom(
  world: World,
  input: DescribeAutoScalingInstancesType,
  groupNumber: number,
): Generator<NumberedMember> {
  for (const group of namedGroups(world, world.autoScaling.groupOrder.after(groupNumber - 1))) {
    if (!isIncluded(group, input)) continue;
    for (const id of idsOf(world, group)) {
      const numbered = toNumbered(world, group, id);
      if (numbered) yield numbered;
    }
  }
}

/** The instances in service and in the warm pool, in the order of their launches. */
function idsOf(world: World, group: Group): Iterable<string> {
  if (group.warmMembers.size === 0) return group.members.keys();
  const numberOf = (id: string): number => world.autoScaling.memberships.get(id)?.number ?? 0;
  const ids = [...group.members.keys(), ...group.warmMembers.keys()];
  return ids.sort((one, other) => numberOf(one) - numberOf(other));
}

function toNumbered(world: World, group: Group, instanceId: string): NumberedMember | undefined {
  const member = findMember(group, instanceId);
  const launch = world.autoScaling.memberships.get(instanceId)?.number;
  if (!member || launch === undefined) return undefined;
  return { group, member, number: group.number * launchesPerGroup + launch };
}
