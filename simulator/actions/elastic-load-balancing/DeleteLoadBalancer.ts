/** DeleteLoadBalancer: removes a Classic Load Balancer; its instances run on. One that is not there is no error. */
import type {
  DeleteAccessPointInput,
  DeleteAccessPointOutput,
} from "@aws-sdk/client-elastic-load-balancing";
import type { Action } from "../action";

export const deleteLoadBalancer: Action<DeleteAccessPointInput, DeleteAccessPointOutput> = (
  { LoadBalancerName: name = "" },
  { world },
) => {
  world.elb.loadBalancers.delete(name);
  return {};
};
