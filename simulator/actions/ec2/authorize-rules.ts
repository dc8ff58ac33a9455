/** Adds rules to a security group: AuthorizeSecurityGroupIngress and AuthorizeSecurityGroupEgress. */
import type {
  AuthorizeSecurityGroupEgressRequest,
  AuthorizeSecurityGroupEgressResult,
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult,
} from "@aws-sdk/client-ec2";
import { AwsError } from "../../aws-error";
import { isSameRule, renderRule } from "../../model/ec2/security-group-rules";
import type { Action, ActionContext } from "../action";
import { findSecurityGroup, readRules, toRule, type Direction } from "./security-group-rule";
import { tagsOfNewResource } from "./tag-list";

export const authorizeSecurityGroupIngress: Action<
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult
> = (input, context) => authorize(input, context, "ingress");

export const authorizeSecurityGroupEgress: Action<
  AuthorizeSecurityGroupEgressRequest,
  AuthorizeSecurityGroupEgressResult
> = (input, context) => authorize(input, context, "egress");

function authorize(
  input: AuthorizeSecurityGroupIngressRequest,
  { world: { ec2 } }: ActionContext,
  direction: Direction,
): AuthorizeSecurityGroupIngressResult {
  const group = findSecurityGroup(ec2, input);
  const asked = readRules(ec2, input, direction);
  for (const [index, rule] of asked.entries()) {
    const others = [...group.rules.values(), ...asked.slice(0, index)];
    if (!others.some((other) => isSameRule(rule, other))) continue;
    throw new AwsError(
      "InvalidPermission.Duplicate",
      `the specified rule "${renderRule(rule)}" already exists`,
    );
  }
  const tags = tagsOfNewResource(input.TagSpecifications, "security-group-rule");
  const added = asked.map((rule) => ({ ...rule, ruleId: ec2.ids.resource("sgr"), tags }));
  for (const rule of added) group.rules.set(rule.ruleId, rule);
  return { Return: true, SecurityGroupRules: added.map((rule) => toRule(ec2, group, rule)) };
}
