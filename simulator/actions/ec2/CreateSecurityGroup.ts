/** CreateSecurityGroup: a security group as a record; no traffic is simulated. */
import type { CreateSecurityGroupRequest, CreateSecurityGroupResult } from "@aws-sdk/client-ec2";
import { AwsError } from "../../aws-error";
import type { SecurityGroup, Vpc } from "../../model/ec2/network";
import { defaultRules } from "../../model/ec2/security-group-rules";
import type { Ec2State } from "../../model/ec2/state";
import type { Action } from "../action";
import { requireVpc } from "./network-lookup";
import { requireParameter } from "./parameter";
import { tagsOfNewResource, toTagList } from "./tag-list";
import { partitionOf } from "../../partition";

export const createSecurityGroup: Action<CreateSecurityGroupRequest, CreateSecurityGroupResult> = (
  input,
  { world: { ec2 } },
) => {
  const groupName = requireParameter("GroupName", input.GroupName);
  const description = requireParameter("GroupDescription", input.Description);
  const { vpcId } = requireVpcOrDefault(ec2, input.VpcId);
  requireNewName(ec2, groupName, vpcId);
  const groupId = ec2.ids.resource("sg");
  const group: SecurityGroup = {
    groupId,
    groupName,
    description,
    vpcId,
    rules: new Map(defaultRules(groupId, "own")),
    tags: tagsOfNewResource(input.TagSpecifications, "security-group"),
  };
  ec2.securityGroups.set(group.groupId, group);
  return {
    GroupId: group.groupId,
    SecurityGroupArn: `arn:${partitionOf(ec2.region).name}:ec2:${ec2.region}:${ec2.accountId}:security-group/${group.groupId}`,
    Tags: toTagList(group.tags),
  };
};

function requireVpcOrDefault(ec2: Ec2State, id: string | undefined): Vpc {
  if (id !== undefined) return requireVpc(ec2, id);
  const found = [...ec2.vpcs.values()].find(({ isDefault }) => isDefault);
  if (found) return found;
  throw new AwsError("VPCIdNotSpecified", "No default VPC for this user");
}

function requireNewName({ securityGroups }: Ec2State, name: string, vpcId: string): void {
  for (const group of securityGroups.values()) {
    if (group.groupName !== name || group.vpcId !== vpcId) continue;
    throw new AwsError(
      "InvalidGroup.Duplicate",
      `The security group '${name}' already exists for VPC '${vpcId}'`,
    );
  }
}
