/** DescribeLoadBalancers: load balancers by ARN or name. */
import type {
  DescribeLoadBalancersInput,
  DescribeLoadBalancersOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ElbV2State, LoadBalancer } from "../../model/elastic-load-balancing-v2/state";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { toLoadBalancer } from "./load-balancer-answer";
import { page } from "./page";

export const describeLoadBalancers: Action<
  DescribeLoadBalancersInput,
  DescribeLoadBalancersOutput
> = (input, { world, now }) => {
  const { items, nextMarker } = page(find(world.elbv2, input), input);
  return {
    LoadBalancers: items.map((loadBalancer) => toLoadBalancer(world, loadBalancer, now)),
    NextMarker: nextMarker,
  };
};

function find(
  { loadBalancers }: ElbV2State,
  { LoadBalancerArns: arns = [], Names: names = [] }: DescribeLoadBalancersInput,
): readonly LoadBalancer[] {
  const all = [...loadBalancers.values()];
  if (arns.length === 0 && names.length === 0) return all;
  return [
    ...arns.map((arn) => loadBalancers.get(arn) ?? notFound(arn)),
    ...names.map((name) => all.find((one) => one.name === name) ?? notFound(name)),
  ];
}

function notFound(name: string): never {
  throw new AwsError("LoadBalancerNotFound", `Load balancers '[${name}]' not found`);
}
