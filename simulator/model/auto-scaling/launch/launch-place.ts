/** Where a group may launch: the subnets it names, or the default subnets of the zones it names. */
import { AwsError } from "../../../aws-error";
import type { Subnet } from "../../ec2/network";
import type { World } from "../../world";
import type { LaunchPlace } from "./launch-order";

export interface PlaceRequest {
  /** Subnet ids, separated by commas. */
  readonly VPCZoneIdentifier?: string | undefined;
  readonly AvailabilityZones?: readonly string[] | undefined;
}

/** The places that a request names. Throws if it names none, or one that is not there. */
export function placesOf(
  world: World,
  { VPCZoneIdentifier, AvailabilityZones }: PlaceRequest,
): readonly LaunchPlace[] {
  const subnetIds = (VPCZoneIdentifier ?? "").split(",").map((id) => id.trim());
  const named = subnetIds.filter((id) => id !== "").map((id) => requireSubnet(world, id));
  const subnets =
    named.length > 0 ? named : (AvailabilityZones ?? []).map((zone) => requireZone(world, zone));
  if (subnets.length === 0) {
    throw new AwsError(
      "ValidationError",
      "At least one Availability Zone or VPC Subnet is required.",
    );
  }
  return subnets.map(({ availabilityZone, availabilityZoneId, subnetId }) => ({
    availabilityZone,
    availabilityZoneId,
    subnetId,
  }));
}

function requireSubnet(world: World, id: string): Subnet {
  const subnet = world.ec2.subnets.get(id);
  if (subnet) return subnet;
  throw new AwsError("ValidationError", `The subnet ID '${id}' does not exist`);
}

function requireZone(world: World, zone: string): Subnet {
  for (const subnet of world.ec2.subnets.values()) {
    const isDefault = world.ec2.vpcs.get(subnet.vpcId)?.isDefault === true;
    if (isDefault && subnet.availabilityZone === zone) return subnet;
  }
  throw new AwsError("ValidationError", `Invalid availability zone: [${zone}]`);
}
