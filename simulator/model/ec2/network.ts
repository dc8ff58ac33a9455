/** The networks of an account: at first one VPC, a public subnet per zone, and the default security group. */
import { parseCidr, renderAddress } from "./cidr";
import type { Ids } from "../ids";
import { defaultRules, type SecurityGroupRule } from "./security-group-rules";
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
  /** Whether it is the one that launches in its zone take where they name none. */
  readonly isDefault: boolean;
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
  /** By id. */
  readonly rules: Map<string, SecurityGroupRule>;
  tags: Readonly<Record<string, string>>;
}

export interface Network {
  readonly vpcs: Map<string, Vpc>;
  readonly subnets: Map<string, Subnet>;
  readonly securityGroups: Map<string, SecurityGroup>;
}

export interface KeyPair {
  readonly keyPairId: string;
  readonly keyName: string;
  readonly keyType: "rsa" | "ed25519";
  readonly fingerprint: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  tags: Readonly<Record<string, string>>;
}

/** AWS reserves four addresses at the start of a subnet and one at its end. */
const reservedAtStart = 4;

/** How many addresses of a subnet instances can have. */
export function addressesOf({ cidrBlock }: Subnet): number {
  return (parseCidr(cidrBlock)?.size ?? 0) - reservedAtStart - 1;
}

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
    isDefault: true,
    mapPublicIpOnLaunch: true,
    addressesUsed: 0,
    addressesHeld: 0,
    tags: {},
  }));
  const group = createDefaultSecurityGroup(ids, vpcId);
  return {
    vpcs: new Map([[vpcId, vpc]]),
    subnets: new Map(subnets.map((subnet) => [subnet.subnetId, subnet])),
    securityGroups: new Map([[group.groupId, group]]),
  };
}

/** The security group that every VPC begins with. */
export function createDefaultSecurityGroup(ids: Ids, vpcId: string): SecurityGroup {
  const groupId = ids.resource("sg");
  return {
    groupId,
    groupName: "default",
    description: "default VPC security group",
    vpcId,
    rules: new Map(defaultRules(groupId, "default")),
    tags: {},
  };
}

/** The next private address of a subnet. When all have been given out, addresses repeat: the simulator never runs out of them. */
export function takeAddress(subnet: Subnet): string {
  const host = reservedAtStart + (subnet.addressesUsed % addressesOf(subnet));
  subnet.addressesUsed += 1;
  return renderAddress((parseCidr(subnet.cidrBlock)?.first ?? 0) + host);
}
