/** DescribeLoadBalancerAttributes: cross-zone balancing, connection draining and the idle timeout of a load balancer. */
import type {
  DescribeLoadBalancerAttributesInput,
  DescribeLoadBalancerAttributesOutput,
} from "@aws-sdk/client-elastic-load-balancing";
import { requireLoadBalancer } from "../../model/elastic-load-balancing/registration";
import type { Action } from "../action";
import { toAttributes } from "./attributes";

export const describeLoadBalancerAttributes: Action<
  DescribeLoadBalancerAttributesInput,
  DescribeLoadBalancerAttributesOutput
> = ({ LoadBalancerName: name }, { world }) => ({
  LoadBalancerAttributes: toAttributes(requireLoadBalancer(world, name).attributes),
});
