/** CreateVpc: a VPC with its default security group, and no subnets. */
import type { CreateVpcRequest, CreateVpcResult } from "@aws-sdk/client-ec2";
import { AwsError } from "../../aws-error";
import { parseCidr, renderCidr, type Cidr } from "../../model/ec2/cidr";
import { createDefaultSecurityGroup, type Vpc } from "../../model/ec2/network";
import type { Action } from "../action";
import { toVpc } from "./DescribeVpcs";
import { requireParameter } from "./parameter";
import { tagsOfNewResource } from "./tag-list";

export const createVpc: Action<CreateVpcRequest, CreateVpcResult> = (
  input,
  { world: { ec2, accountId } },
) => {
  const vpc: Vpc = {
    vpcId: ec2.ids.resource("vpc"),
    cidrBlock: renderCidr(requireRange(requireParameter("cidrBlock", input.CidrBlock))),
    isDefault: false,
    dhcpOptionsId: [...ec2.vpcs.values()][0]?.dhcpOptionsId ?? ec2.ids.resource("dopt"),
    tags: tagsOfNewResource(input.TagSpecifications, "vpc"),
  };
  ec2.vpcs.set(vpc.vpcId, vpc);
  const group = createDefaultSecurityGroup(ec2.ids, vpc.vpcId);
  ec2.securityGroups.set(group.groupId, group);
  return { Vpc: toVpc(vpc, accountId) };
};

/** AWS's smallest VPC is a /28, its largest a /16. */
function requireRange(text: string): Cidr {
  const cidr = requireCidr(text);
  if (cidr.prefix >= 16 && cidr.prefix <= 28) return cidr;
  throw new AwsError("InvalidVpc.Range", `The CIDR '${text}' is invalid.`);
}

/** A block of addresses. Throws EC2's error for a text that is none. */
export function requireCidr(text: string): Cidr {
  const cidr = parseCidr(text);
  if (cidr) return cidr;
  throw new AwsError(
    "InvalidParameterValue",
    `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
  );
}
