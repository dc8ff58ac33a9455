/** DeleteLoadBalancer: removes a load balancer with its listeners; its target groups stay, no longer in use. */
import type {
  DeleteLoadBalancerInput,
  DeleteLoadBalancerOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Action } from "../action";
import { requireParameter } from "./parameter";

/** A load balancer that is not there is no error. */
export const deleteLoadBalancer: Action<DeleteLoadBalancerInput, DeleteLoadBalancerOutput> = (
  input,
  { world: { elbv2 } },
) => {
  const arn = requireParameter("A load balancer ARN", input.LoadBalancerArn);
  elbv2.loadBalancers.delete(arn);
  elbv2.tags.delete(arn);
  for (const { listenerArn, loadBalancerArn } of [...elbv2.listeners.values()]) {
    if (loadBalancerArn !== arn) continue;
    elbv2.listeners.delete(listenerArn);
    elbv2.tags.delete(listenerArn);
  }
  return {};
};
