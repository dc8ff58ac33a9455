/** DescribeVpcs: VPCs by id or filter. */
import type { DescribeVpcsRequest, DescribeVpcsResult, Vpc } from "@aws-sdk/client-ec2";
import type { Vpc as VpcModel } from "../../model/ec2/network";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { select, type Filterable } from "./filter";
import { page } from "./page";
import { toTagList } from "./tag-list";

const filterable: Filterable<VpcModel> = {
  fields: {
    cidr: (vpc) => vpc.cidrBlock,
    "cidr-block": (vpc) => vpc.cidrBlock,
    "cidr-block-association.cidr-block": (vpc) => vpc.cidrBlock,
    "dhcp-options-id": (vpc) => vpc.dhcpOptionsId,
    "is-default": (vpc) => vpc.isDefault,
    state: () => "available",
    "vpc-id": (vpc) => vpc.vpcId,
  },
  tags: (vpc) => vpc.tags,
};

export const describeVpcs: Action<DescribeVpcsRequest, DescribeVpcsResult> = (
  input,
  { world: { ec2, accountId } },
) => {
  const named = input.VpcIds?.length
    ? input.VpcIds.map((id) => ec2.vpcs.get(id) ?? notFound(id))
    : ec2.vpcs.values();
  const { items, nextToken } = page(select(named, input.Filters, filterable), input);
  return { Vpcs: items.map((vpc) => toVpc(vpc, accountId)), NextToken: nextToken };
};

function notFound(vpcId: string): never {
  throw new AwsError("InvalidVpcID.NotFound", `The vpc ID '${vpcId}' does not exist`);
}

/** A VPC, as EC2 answers with it. */
export function toVpc(vpc: VpcModel, accountId: string): Vpc {
  return {
    VpcId: vpc.vpcId,
    OwnerId: accountId,
    CidrBlock: vpc.cidrBlock,
    DhcpOptionsId: vpc.dhcpOptionsId,
    InstanceTenancy: "default",
    IsDefault: vpc.isDefault,
    State: "available",
    CidrBlockAssociationSet: [
      { CidrBlock: vpc.cidrBlock, CidrBlockState: { State: "associated" } },
    ],
    Tags: toTagList(vpc.tags),
  };
}
