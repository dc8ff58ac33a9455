/** DescribeSubnets: subnets by id or filter. */
import type { DescribeSubnetsRequest, DescribeSubnetsResult, Subnet } from "@aws-sdk/client-ec2";
import { addressesOf, type Subnet as SubnetModel } from "../../model/ec2/network";
import type { Ec2State } from "../../model/ec2/state";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { select, type Filterable } from "./filter";
import { page } from "./page";
import { toTagList } from "./tag-list";
import { partitionOf } from "../../partition";

const filterable: Filterable<SubnetModel> = {
  fields: {
    "availability-zone": (subnet) => subnet.availabilityZone,
    "availability-zone-id": (subnet) => subnet.availabilityZoneId,
    "cidr-block": (subnet) => subnet.cidrBlock,
    "default-for-az": (subnet) => subnet.isDefault,
    "map-public-ip-on-launch": (subnet) => subnet.mapPublicIpOnLaunch,
    state: () => "available",
    "subnet-id": (subnet) => subnet.subnetId,
    "vpc-id": (subnet) => subnet.vpcId,
  },
  tags: (subnet) => subnet.tags,
};

export const describeSubnets: Action<DescribeSubnetsRequest, DescribeSubnetsResult> = (
  input,
  { world: { ec2 } },
) => {
  const named = input.SubnetIds?.length
    ? input.SubnetIds.map((id) => ec2.subnets.get(id) ?? notFound(id))
    : ec2.subnets.values();
  const { items, nextToken } = page(select(named, input.Filters, filterable), input);
  return {
    Subnets: items.map((subnet) => toSubnet(ec2, subnet)),
    NextToken: nextToken,
  };
};

function notFound(subnetId: string): never {
  throw new AwsError("InvalidSubnetID.NotFound", `The subnet ID '${subnetId}' does not exist`);
}

/** A subnet, as EC2 answers with it. */
export function toSubnet(ec2: Ec2State, subnet: SubnetModel): Subnet {
  return {
    SubnetId: subnet.subnetId,
    SubnetArn: `arn:${partitionOf(ec2.region).name}:ec2:${ec2.region}:${ec2.accountId}:subnet/${subnet.subnetId}`,
    VpcId: subnet.vpcId,
    OwnerId: ec2.accountId,
    CidrBlock: subnet.cidrBlock,
    AvailabilityZone: subnet.availabilityZone,
    AvailabilityZoneId: subnet.availabilityZoneId,
    AvailableIpAddressCount: Math.max(0, addressesOf(subnet) - subnet.addressesHeld),
    DefaultForAz: subnet.isDefault,
    MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
    State: "available",
    Tags: toTagList(subnet.tags),
  };
}
