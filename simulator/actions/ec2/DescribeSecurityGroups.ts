/** DescribeSecurityGroups: security groups by id, name or filter. */
import type {
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult,
  SecurityGroup,
} from "@aws-sdk/client-ec2";
import type { SecurityGroup as SecurityGroupModel } from "../../model/ec2/network";
import type { Ec2State } from "../../model/ec2/state";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { select, type Filterable } from "./filter";
import { page } from "./page";
import { toPermissions } from "./security-group-rule";
import { toTagList } from "./tag-list";
import { partitionOf } from "../../partition";

const filterable: Filterable<SecurityGroupModel> = {
  fields: {
    description: (group) => group.description,
    "group-id": (group) => group.groupId,
    "group-name": (group) => group.groupName,
    "vpc-id": (group) => group.vpcId,
  },
  tags: (group) => group.tags,
};

export const describeSecurityGroups: Action<
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult
> = (input, { world: { ec2 } }) => {
  const selected = select(findNamed(ec2, input), input.Filters, filterable);
  const { items, nextToken } = page(selected, input);
  return {
    SecurityGroups: items.map((group) => toSecurityGroup(ec2, group)),
    NextToken: nextToken,
  };
};

function findNamed(
  ec2: Ec2State,
  { GroupIds: ids = [], GroupNames: names = [] }: DescribeSecurityGroupsRequest,
): Iterable<SecurityGroupModel> {
  const groups = [...ec2.securityGroups.values()];
  if (ids.length === 0 && names.length === 0) return groups;
  return [
    ...ids.map((id) => ec2.securityGroups.get(id) ?? notFound(id)),
    ...names.map((name) => groups.find((group) => group.groupName === name) ?? notFound(name)),
  ];
}

function notFound(group: string): never {
  throw new AwsError("InvalidGroup.NotFound", `The security group '${group}' does not exist`);
}

function toSecurityGroup(ec2: Ec2State, group: SecurityGroupModel): SecurityGroup {
  return {
    GroupId: group.groupId,
    GroupName: group.groupName,
    Description: group.description,
    OwnerId: ec2.accountId,
    VpcId: group.vpcId,
    SecurityGroupArn: `arn:${partitionOf(ec2.region).name}:ec2:${ec2.region}:${ec2.accountId}:security-group/${group.groupId}`,
    IpPermissions: toPermissions(ec2, group, "ingress"),
    IpPermissionsEgress: toPermissions(ec2, group, "egress"),
    Tags: toTagList(group.tags),
  };
}
