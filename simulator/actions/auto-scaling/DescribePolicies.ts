/** DescribePolicies: the scaling policies of a group or of all. */
import type { DescribePoliciesType, PoliciesType } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import type { ActionContext } from "../action";
import { isIncluded } from "./operator";
import { pageByName } from "./page";
import { toPolicyAnswer } from "./policy-answer";

export function describePolicies(
  input: DescribePoliciesType,
  { world }: ActionContext,
): PoliciesType {
  const {
    AutoScalingGroupName: groupName,
    PolicyNames: names = [],
    PolicyTypes: types = [],
  } = input;
  const groups =
    groupName === undefined
      ? [...world.autoScaling.groups.values()]
      : [requireGroup(world, groupName)];
  const found = groups
    .filter((group) => isIncluded(group, input))
    .flatMap((group) =>
      [...group.policies.values()].map((policy) => ({
        group,
        policy,
        place: `${group.name}/${policy.name}`,
      })),
    )
    .filter(
      ({ policy: { name, arn, kind } }) =>
        (names.length === 0 || names.includes(name) || names.includes(arn)) &&
        (types.length === 0 || types.includes(kind)),
    )
    .sort((one, other) => (one.place < other.place ? -1 : 1));
  const { items, nextToken } = pageByName(() => found, input, {
    scope: "DescribePolicies",
    usual: 50,
    most: 100,
    nameOf: ({ place }) => place,
  });
  return {
    ScalingPolicies: items.map(({ group, policy }) => toPolicyAnswer(world, group, policy)),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}
