/** DescribeSecurityGroupRules: the rules of security groups, by id or filter. */
import type {
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult,
} from "@aws-sdk/client-ec2";
import { AwsError } from "../../aws-error";
import type { SecurityGroup } from "../../model/ec2/network";
import type { SecurityGroupRule } from "../../model/ec2/security-group-rules";
import type { Action } from "../action";
import { select, type Filterable } from "./filter";
import { page } from "./page";
import { toRule } from "./security-group-rule";

interface RuleOfGroup {
  readonly group: SecurityGroup;
  readonly rule: SecurityGroupRule;
}

const filterable: Filterable<RuleOfGroup> = {
  fields: {
    "group-id": ({ group }) => group.groupId,
    "security-group-rule-id": ({ rule }) => rule.ruleId,
  },
  tags: ({ rule }) => rule.tags,
};

export const describeSecurityGroupRules: Action<
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult
> = (input, { world: { ec2 } }) => {
  const all = [...ec2.securityGroups.values()].flatMap((group) =>
    [...group.rules.values()].map((rule) => ({ group, rule })),
  );
  const selected = select(findNamed(all, input.SecurityGroupRuleIds), input.Filters, filterable);
  const { items, nextToken } = page(selected, input);
  return {
    SecurityGroupRules: items.map(({ group, rule }) => toRule(ec2, group, rule)),
    NextToken: nextToken,
  };
};

function findNamed(
  all: readonly RuleOfGroup[],
  ids: readonly string[] | undefined,
): readonly RuleOfGroup[] {
  if (ids === undefined || ids.length === 0) return all;
  return ids.map((id) => {
    const found = all.find(({ rule }) => rule.ruleId === id);
    if (found) return found;
    throw new AwsError(
      "InvalidSecurityGroupRuleId.NotFound",
      `The security group rule ID '${id}' does not exist`,
    );
  });
}
