/** DescribeAutoScalingInstances: instances of all groups, or those of the given ids. */
import type {
  AutoScalingInstancesType,
  DescribeAutoScalingInstancesType,
} from "@aws-sdk/client-auto-scaling";
import type { Membership } from "../../model/auto-scaling/state";
import type { World } from "../../model/world";
import type { ActionContext } from "../action";
import { toInstanceDetails } from "./group-answer";
import { pageOf } from "./page";

type MembershipEntry = readonly [instanceId: string, membership: Membership];

export function describeAutoScalingInstances(
  input: DescribeAutoScalingInstancesType,
  { world }: ActionContext,
): AutoScalingInstancesType {
  const { items, nextToken } = pageOf(findMemberships(world, input), input, {
    scope: "DescribeAutoScalingInstances",
    usual: 50,
    most: 50,
    numberOf: ([, { number }]) => number,
  });
  return {
    AutoScalingInstances: items.flatMap(([instanceId, { groupName }]) => {
      const group = world.autoScaling.groups.get(groupName);
      const member = group?.members.get(instanceId);
      return group && member ? [toInstanceDetails(group, member)] : [];
    }),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}

/** Unknown ids are left out without an error. */
function findMemberships(
  world: World,
  { InstanceIds: ids = [] }: DescribeAutoScalingInstancesType,
): Iterable<MembershipEntry> {
  const { memberships } = world.autoScaling;
  if (ids.length === 0) return memberships.entries();
  return ids
    .flatMap((id): MembershipEntry[] => {
      const membership = memberships.get(id);
      return membership ? [[id, membership]] : [];
    })
    .sort(([, one], [, other]) => one.number - other.number);
}
