/** DeleteLoadBalancerListeners: takes ports from a load balancer. */
import type {
  DeleteLoadBalancerListenerInput,
  DeleteLoadBalancerListenerOutput,
} from "@aws-sdk/client-elastic-load-balancing";
import { requireLoadBalancer } from "../../model/elastic-load-balancing/registration";
import type { Action } from "../action";

export const deleteLoadBalancerListeners: Action<
  DeleteLoadBalancerListenerInput,
  DeleteLoadBalancerListenerOutput
> = ({ LoadBalancerName: name, LoadBalancerPorts: ports = [] }, { world }) => {
  const { listeners } = requireLoadBalancer(world, name);
  for (const port of ports) listeners.delete(port);
  return {};
};
