/** CreateLoadBalancer: a Classic Load Balancer in zones or subnets. The same request again gives the same one. */
import type {
  CreateAccessPointInput,
  CreateAccessPointOutput,
} from "@aws-sdk/client-elastic-load-balancing";
import { AwsError } from "../../aws-error";
import type {
  ClassicLoadBalancer,
  ClassicListener,
} from "../../model/elastic-load-balancing/state";
import { zonesOf } from "../../model/ec2/zones";
import { unverified } from "../../model/unverified-texts";
import type { World } from "../../model/world";
import { partitionOf } from "../../partition";
import type { Action } from "../action";
import { defaultAttributes } from "./attributes";
import { readListeners } from "./listener";
import { fromTagList } from "../load-balancer-tags";

export const createLoadBalancer: Action<CreateAccessPointInput, CreateAccessPointOutput> = (
  input,
  { world, now },
) => {
  const { LoadBalancerName: name = "" } = input;
  requireGoodName(name);
  const wanted = toWanted(world, input);
  const present = world.elb.loadBalancers.get(name);
  if (present) {
    requireSame(present, wanted);
    return { DNSName: present.dnsName };
  }
  const loadBalancer = toNew(world, { ...wanted, name, now });
  world.elb.loadBalancers.set(name, loadBalancer);
  return { DNSName: loadBalancer.dnsName };
};

function requireGoodName(name: string): void {
  if (name.length > 32) refuse("LoadBalancer name cannot be longer than 32 characters");
  if (!/^(?!-)[A-Za-z0-9-]+(?<!-)$/u.test(name)) refuse(unverified.loadBalancerNameInvalid);
}

/** What a request asks for; a second request of the same name must ask for the same. */
type Wanted = Pick<
  ClassicLoadBalancer,
  "scheme" | "vpcId" | "availabilityZones" | "subnetIds" | "securityGroupIds" | "tags"
> & { readonly listeners: readonly ClassicListener[] };

function toWanted(world: World, input: CreateAccessPointInput): Wanted {
  return {
    scheme: readScheme(input.Scheme),
    ...readPlaces(world, input),
    listeners: readListeners(input.Listeners ?? []),
    tags: fromTagList(input.Tags),
  };
}

function readScheme(scheme = "internet-facing"): ClassicLoadBalancer["scheme"] {
  if (scheme === "internet-facing" || scheme === "internal") return scheme;
  throw new AwsError("InvalidScheme", unverified.schemeInvalid(scheme));
}

type Places = Pick<Wanted, "vpcId" | "availabilityZones" | "subnetIds" | "securityGroupIds">;

function readPlaces(world: World, input: CreateAccessPointInput): Places {
  const { AvailabilityZones: zones = [], Subnets: subnetIds = [], SecurityGroups } = input;
  if (zones.length === 0 && subnetIds.length === 0) {
    refuse("Either AvailabilityZones or SubnetIds must be specified");
  }
  if (zones.length > 0 && subnetIds.length > 0) refuse(unverified.zonesOrSubnets);
  const subnets = subnetIds.length > 0 ? findSubnets(world, subnetIds) : defaults(world, zones);
  const [{ vpcId } = { vpcId: "" }] = subnets;
  return {
    vpcId,
    availabilityZones: subnets.map(({ availabilityZone }) => availabilityZone),
    subnetIds: subnets.map(({ subnetId }) => subnetId),
    securityGroupIds: readSecurityGroups(world, vpcId, SecurityGroups),
  };
}

function findSubnets({ ec2 }: World, subnetIds: readonly string[]) {
  return subnetIds.map((id) => {
    const subnet = ec2.subnets.get(id);
    if (subnet) return subnet;
    throw new AwsError("SubnetNotFound", unverified.subnetNotFound(id));
  });
}

/** A load balancer in zones is one in their default subnets. */
function defaults({ ec2, region }: World, zones: readonly string[]) {
  const known = zonesOf(region).map(({ name }) => name);
  return zones.map((zone) => {
    if (!known.includes(zone)) refuse(unverified.loadBalancerZoneInvalid(zone));
    const subnet = [...ec2.subnets.values()].find(
      ({ isDefault, availabilityZone }) => isDefault && availabilityZone === zone,
    );
    return subnet ?? refuse(unverified.noDefaultSubnetIn(zone));
  });
}

function readSecurityGroups(
  { ec2 }: World,
  vpcId: string,
  given: readonly string[] | undefined,
): readonly string[] {
  const groups = [...ec2.securityGroups.values()].filter((group) => group.vpcId === vpcId);
  if (given === undefined || given.length === 0) {
    return groups.filter(({ groupName }) => groupName === "default").map(({ groupId }) => groupId);
  }
  const unknown = given.find((id) => !groups.some(({ groupId }) => groupId === id));
  if (unknown === undefined) return given;
  throw new AwsError("InvalidSecurityGroup", unverified.securityGroupInvalid(unknown));
}

function requireSame(present: ClassicLoadBalancer, wanted: Wanted): void {
  const [is, asked] = [{ ...present, listeners: [...present.listeners.values()] }, wanted].map(
    ({ scheme, availabilityZones, subnetIds, securityGroupIds, listeners }) =>
      JSON.stringify([scheme, availabilityZones, subnetIds, securityGroupIds, listeners]),
  );
  const hasSameTags = JSON.stringify(present.tags) === JSON.stringify(wanted.tags);
  if (is === asked && hasSameTags) return;
  const what = is === asked ? "tags" : "parameters";
  throw new AwsError(
    "DuplicateLoadBalancerName",
    `Load Balancer named ${present.name} already exists and it is configured with different ${what}.`,
  );
}

function toNew(
  world: World,
  { name, now, listeners, ...wanted }: Wanted & { readonly name: string; readonly now: number },
): ClassicLoadBalancer {
  const unique = Math.floor(1_000_000_000 + world.ids.random() * 1_000_000_000);
  const prefix = wanted.scheme === "internal" ? "internal-" : "";
  const { dnsSuffix } = partitionOf(world.region);
  return {
    ...wanted,
    name,
    dnsName: `${prefix}${name}-${unique}.${world.region}.elb.${dnsSuffix}`,
    createdAt: now,
    listeners: new Map(listeners.map((listener) => [listener.loadBalancerPort, listener])),
    healthCheck: {
      target: `TCP:${listeners[0]?.instancePort ?? 80}`,
      intervalSeconds: 30,
      timeoutSeconds: 5,
      healthyThreshold: 10,
      unhealthyThreshold: 2,
    },
    attributes: defaultAttributes,
    instances: new Map(),
  };
}

function refuse(message: string): never {
  throw new AwsError("ValidationError", message);
}
