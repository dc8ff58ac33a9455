/** CreateSubnet: a part of a VPC's addresses in one Availability Zone. */
import type { CreateSubnetRequest, CreateSubnetResult } from "@aws-sdk/client-ec2";
import { AwsError } from "../../aws-error";
import { isOverlapping, isWithin, parseCidr, renderCidr, type Cidr } from "../../model/ec2/cidr";
import type { Subnet, Vpc } from "../../model/ec2/network";
import type { Ec2State } from "../../model/ec2/state";
import { zonesOf, type Zone } from "../../model/ec2/zones";
import type { Action } from "../action";
import { requireCidr } from "./CreateVpc";
import { toSubnet } from "./DescribeSubnets";
import { requireVpc } from "./network-lookup";
import { requireParameter } from "./parameter";
import { tagsOfNewResource } from "./tag-list";

export const createSubnet: Action<CreateSubnetRequest, CreateSubnetResult> = (
  input,
  { world: { ec2 } },
) => {
  const vpc = requireVpc(ec2, requireParameter("vpcId", input.VpcId));
  const cidr = requireFree(ec2, vpc, requireParameter("cidrBlock", input.CidrBlock));
  const zone = requireZone(ec2, input);
  const subnet: Subnet = {
    subnetId: ec2.ids.resource("subnet"),
    vpcId: vpc.vpcId,
    cidrBlock: renderCidr(cidr),
    availabilityZone: zone.name,
    availabilityZoneId: zone.id,
    isDefault: false,
    mapPublicIpOnLaunch: false,
    addressesUsed: 0,
    addressesHeld: 0,
    tags: tagsOfNewResource(input.TagSpecifications, "subnet"),
  };
  ec2.subnets.set(subnet.subnetId, subnet);
  return { Subnet: toSubnet(ec2, subnet) };
};

/** The addresses, if the VPC has them and no other subnet does. */
function requireFree(ec2: Ec2State, vpc: Vpc, text: string): Cidr {
  const cidr = requireCidr(text);
  const whole = parseCidr(vpc.cidrBlock);
  if (cidr.prefix < 16 || cidr.prefix > 28 || !whole || !isWithin(cidr, whole)) {
    throw new AwsError("InvalidSubnet.Range", `The CIDR '${text}' is invalid.`);
  }
  for (const { vpcId, cidrBlock } of ec2.subnets.values()) {
    const other = parseCidr(cidrBlock);
    if (vpcId !== vpc.vpcId || !other || !isOverlapping(cidr, other)) continue;
    throw new AwsError(
      "InvalidSubnet.Conflict",
      `The CIDR '${text}' conflicts with another subnet`,
    );
  }
  return cidr;
}

function requireZone(
  { region }: Ec2State,
  { AvailabilityZone: name, AvailabilityZoneId: id }: CreateSubnetRequest,
): Zone {
  const zones = zonesOf(region);
  const found = zones.find((zone) =>
    id === undefined ? zone.name === (name ?? zones[0]?.name) : zone.id === id,
  );
  if (found) return found;
  throw new AwsError(
    "InvalidParameterValue",
    `Value (${id ?? name ?? ""}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${zones.map((zone) => zone.name).join(", ")}.`,
  );
}
