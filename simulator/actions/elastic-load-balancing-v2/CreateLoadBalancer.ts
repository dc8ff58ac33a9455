/** CreateLoadBalancer: a load balancer in some subnets, without listeners. */
import type {
  CreateLoadBalancerInput,
  CreateLoadBalancerOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { LoadBalancer } from "../../model/elastic-load-balancing-v2/state";
import { partitionOf } from "../../partition";
import type { World } from "../../model/world";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { newArn } from "./arn";
import { toLoadBalancer } from "./load-balancer-answer";
import { requireParameter } from "./parameter";
import { fromTagList } from "../load-balancer-tags";

export const createLoadBalancer: Action<CreateLoadBalancerInput, CreateLoadBalancerOutput> = (
  input,
  { world, now },
) => {
  const { elbv2 } = world;
  const name = requireParameter("A load balancer name", input.Name);
  if ([...elbv2.loadBalancers.values()].some((other) => other.name === name)) {
    throw new AwsError(
      "DuplicateLoadBalancerName",
      "A load balancer with the same name exists, but with different settings",
    );
  }
  const loadBalancer = toNew(world, { ...input, Name: name }, now);
  elbv2.loadBalancers.set(loadBalancer.loadBalancerArn, loadBalancer);
  elbv2.tags.set(loadBalancer.loadBalancerArn, fromTagList(input.Tags));
  return { LoadBalancers: [toLoadBalancer(world, loadBalancer, now)] };
};

const shortTypes = { application: "app", network: "net", gateway: "gwy" } as const;

function toNew(
  world: World,
  input: CreateLoadBalancerInput & { readonly Name: string },
  now: number,
): LoadBalancer {
  const type = input.Type ?? "application";
  const scheme = input.Scheme ?? "internet-facing";
  const subnets = requireSubnets(world, input);
  const arn = newArn(world, `loadbalancer/${shortTypes[type]}/${input.Name}`);
  const prefix = scheme === "internal" ? "internal-" : "";
  const domain = type === "application" ? `${world.region}.elb` : `elb.${world.region}`;
  const { random } = world.ids;
  const unique = Math.floor(1_000_000_000 + random() * 1_000_000_000);
  return {
    loadBalancerArn: arn,
    name: input.Name,
    dnsName: `${prefix}${input.Name}-${unique}.${domain}.${partitionOf(world.region).dnsSuffix}`,
    type,
    scheme,
    vpcId: subnets[0]?.vpcId ?? "",
    subnetIds: subnets.map(({ subnetId }) => subnetId),
    securityGroupIds: input.SecurityGroups ?? [],
    createdAt: now,
  };
}

function requireSubnets({ ec2 }: World, input: CreateLoadBalancerInput) {
  const ids = input.Subnets ?? (input.SubnetMappings ?? []).map(({ SubnetId }) => SubnetId ?? "");
  if (ids.length === 0) {
    throw new AwsError("ValidationError", unverified.subnetsMissing);
  }
  return ids.map((id) => {
    const subnet = ec2.subnets.get(id);
    if (subnet) return subnet;
    throw new AwsError("SubnetNotFound", unverified.subnetNotFound(id));
  });
}
