/** Takes rules from a security group: RevokeSecurityGroupIngress and RevokeSecurityGroupEgress. */
import type {
  RevokedSecurityGroupRule,
  RevokeSecurityGroupEgressRequest,
  RevokeSecurityGroupEgressResult,
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult,
} from "@aws-sdk/client-ec2";
import { AwsError } from "../../aws-error";
import type { SecurityGroup } from "../../model/ec2/network";
import { isSameRule, type SecurityGroupRule } from "../../model/ec2/security-group-rules";
import type { Ec2State } from "../../model/ec2/state";
import type { Action, ActionContext } from "../action";
import { findSecurityGroup, readRules, toRuleRecord, type Direction } from "./security-group-rule";

export const revokeSecurityGroupIngress: Action<
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult
> = (input, context) => revoke(input, context, "ingress");

export const revokeSecurityGroupEgress: Action<
  RevokeSecurityGroupEgressRequest,
  RevokeSecurityGroupEgressResult
> = (input, context) => revoke(input, context, "egress");

function revoke(
  input: RevokeSecurityGroupIngressRequest,
  { world: { ec2 } }: ActionContext,
  direction: Direction,
): RevokeSecurityGroupIngressResult {
  const group = findSecurityGroup(ec2, input);
  const found = findRules(ec2, group, { input, direction });
  for (const { ruleId } of found) group.rules.delete(ruleId);
  return {
    Return: true,
    RevokedSecurityGroupRules: found.map((rule) => toRevoked(group, rule)),
  };
}

/** By id, or by what they let through. */
function findRules(
  ec2: Ec2State,
  { groupId, rules }: SecurityGroup,
  {
    input,
    direction,
  }: { readonly input: RevokeSecurityGroupIngressRequest; readonly direction: Direction },
): readonly SecurityGroupRule[] {
  if (input.SecurityGroupRuleIds?.length) {
    return input.SecurityGroupRuleIds.map((id) => {
      const rule = rules.get(id);
      if (rule?.isEgress === (direction === "egress")) return rule;
      throw new AwsError(
        "InvalidSecurityGroupRuleId.NotFound",
        `The security group rule ID '${id}' does not exist`,
      );
    });
  }
  return readRules(ec2, input, direction).map((asked) => {
    const rule = [...rules.values()].find((present) => isSameRule(present, asked));
    if (rule) return rule;
    throw new AwsError(
      "InvalidPermission.NotFound",
      `The specified rule does not exist in this security group: ${groupId}.`,
    );
  });
}

function toRevoked(group: SecurityGroup, rule: SecurityGroupRule): RevokedSecurityGroupRule {
  return { ...toRuleRecord(group, rule), ReferencedGroupId: rule.peer.groupId };
}
