/** `aws.getAvailabilityZones`, `aws.ec2.getSubnets` and `aws.ec2.getVpc`. */
import type { Filter } from "@aws-sdk/client-ec2";
import { fromTagList } from "../tags";
import { toFilters, toTagFilters, type Lookup } from "./lookup";

export const getAvailabilityZones: Lookup = async (args, clients) => {
  const ec2 = await clients.ec2();
  const { state, allAvailabilityZones, excludeNames } = args;
  const { AvailabilityZones = [] } = await ec2.describeAvailabilityZones({
    ...(allAvailabilityZones === true ? { AllAvailabilityZones: true } : {}),
    Filters: [
      ...toFilters(args["filters"]),
      ...(typeof state === "string" ? [{ Name: "state", Values: [state] }] : []),
    ],
  });
  const excluded: readonly unknown[] = Array.isArray(excludeNames) ? excludeNames : [];
  const zones = AvailabilityZones.filter(({ ZoneName }) => !excluded.includes(ZoneName)).sort(
    (one, other) => (one.ZoneName ?? "").localeCompare(other.ZoneName ?? ""),
  );
  return {
    id: await ec2.config.region(),
    names: zones.map(({ ZoneName }) => ZoneName ?? ""),
    zoneIds: zones.map(({ ZoneId }) => ZoneId ?? ""),
    groupNames: [...new Set(zones.map(({ GroupName }) => GroupName ?? ""))],
  };
};

export const getSubnets: Lookup = async (args, clients) => {
  const ec2 = await clients.ec2();
  const { Subnets = [] } = await ec2.describeSubnets({
    Filters: [...toFilters(args["filters"]), ...toTagFilters(args["tags"])],
  });
  return {
    tags: {},
    id: await ec2.config.region(),
    ids: Subnets.map(({ SubnetId }) => SubnetId ?? ""),
  };
};

export const getVpc: Lookup = async (args, clients) => {
  const ec2 = await clients.ec2();
  const { id } = args;
  const { Vpcs = [] } = await ec2.describeVpcs({
    ...(typeof id === "string" ? { VpcIds: [id] } : {}),
    Filters: vpcFilters(args),
  });
  const [vpc] = Vpcs;
  if (!vpc) throw new Error("no matching EC2 VPC found");
  if (Vpcs.length > 1) {
    throw new Error(
      "multiple EC2 VPCs matched; use additional constraints to reduce matches to a single EC2 VPC",
    );
  }
  return {
    id: vpc.VpcId,
    arn: `arn:aws:ec2:${await ec2.config.region()}:${vpc.OwnerId ?? ""}:vpc/${vpc.VpcId ?? ""}`,
    cidrBlock: vpc.CidrBlock ?? "",
    cidrBlockAssociations: [],
    default: vpc.IsDefault ?? false,
    dhcpOptionsId: vpc.DhcpOptionsId ?? "",
    instanceTenancy: vpc.InstanceTenancy ?? "default",
    ipv6AssociationId: "",
    ipv6CidrBlock: "",
    ipv6CidrBlockAssociations: [],
    mainRouteTableId: "",
    ownerId: vpc.OwnerId ?? "",
    state: vpc.State ?? "available",
    tags: fromTagList(vpc.Tags),
  };
};

function vpcFilters(args: Readonly<Record<string, unknown>>): Filter[] {
  const { default: isDefault, cidrBlock, state } = args;
  const filter = (Name: string, value: unknown): Filter[] =>
    typeof value === "string" ? [{ Name, Values: [value] }] : [];
  return [
    ...toFilters(args["filters"]),
    ...toTagFilters(args["tags"]),
    ...filter("isDefault", isDefault === true ? "true" : undefined),
    ...filter("cidr", cidrBlock),
    ...filter("state", state),
  ];
}
