/** The default network of an account: one VPC, a public subnet per zone, and the default security group. */
import type { Ids } from "../ids";
import { zonesOf } from "./zones";

export interface Vpc {
  readonly vpcId: string;
  readonly cidrBlock: string;
  readonly isDefault: boolean;
  readonly dhcpOptionsId: string;
  tags: Readonly<Record<string, string>>;
}

export interface Subnet {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly cidrBlock: string;
  readonly availabilityZone: string;
  readonly availabilityZoneId: string;
  /** Whether instances here get a public address. */
  readonly mapPublicIpOnLaunch: boolean;
  /** How many addresses have been handed out so far; the next address follows from it. */
  addressesUsed: number;
  /** How many instances that are not on their way out are here. */
  addressesHeld: number;
  tags: Readonly<Record<string, string>>;
}

export interface SecurityGroup {
  readonly groupId: string;
  readonly groupName: string;
  readonly description: string;
  readonly vpcId: string;
  tags: Readonly<Record<string, string>>;
}

export interface Network {
  readonly vpcs: Map<string, Vpc>;
  readonly subnets: Map<string, Subnet>;
  readonly securityGroups: Map<string, SecurityGroup>;
}

/** AWS reserves four addresses at the start of a subnet and one at its end. */
const reservedAtStart = 4;

/** Addresses of a /20 subnet that instances can have. */
export const addressesPerSubnet = 4096 - 5;

/** The network that AWS gives each new account: 172.31.0.0/16, and a /20 subnet in each zone. */
export function createDefaultNetwork(ids: Ids, region: string): Network {
  const vpcId = ids.resource("vpc");
  const vpc: Vpc = {
    vpcId,
    cidrBlock: "172.31.0.0/16",
    isDefault: true,
    dhcpOptionsId: ids.resource("dopt"),
    tags: {},
  };
  const subnets = zonesOf(region).map((zone, index): Subnet => ({
    subnetId: ids.resource("subnet"),
    vpcId,
    cidrBlock: `172.31.${index * 16}.0/20`,
    availabilityZone: zone.name,
    availabilityZoneId: zone.id,
    mapPublicIpOnLaunch: true,
    addressesUsed: 0,
    addressesHeld: 0,
    tags: {},
  }));
  const group: SecurityGroup = {
    groupId: ids.resource("sg"),
    groupName: "default",
    description: "default VPC security group",
    vpcId,
    tags: {},
  };
  return {
    vpcs: new Map([[vpcId, vpc]]),
    subnets: new Map(subnets.map((subnet) => [subnet.subnetId, subnet])),
    securityGroups: new Map([[group.groupId, group]]),
  };
}

/** The next private address of a subnet. After 4,091 launches addresses repeat: the simulator never runs out of them. */
export function takeAddress(subnet: Subnet): string {
  const host = reservedAtStart + (subnet.addressesUsed % addressesPerSubnet);
  subnet.addressesUsed += 1;
  const [network = ""] = subnet.cidrBlock.split("/");
  const [first = 0, second = 0, third = 0] = network.split(".").map(Number);
  return [first, second, third + Math.floor(host / 256), host % 256].join(".");
}
