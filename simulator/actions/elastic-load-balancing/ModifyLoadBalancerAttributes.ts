/** ModifyLoadBalancerAttributes: changes the attributes that the request names. */
import type {
  ModifyLoadBalancerAttributesInput,
  ModifyLoadBalancerAttributesOutput,
} from "@aws-sdk/client-elastic-load-balancing";
import { AwsError } from "../../aws-error";
import { requireLoadBalancer } from "../../model/elastic-load-balancing/registration";
import type { Action } from "../action";
import { changeAttributes, toAttributes } from "./attributes";

export const modifyLoadBalancerAttributes: Action<
  ModifyLoadBalancerAttributesInput,
  ModifyLoadBalancerAttributesOutput
> = ({ LoadBalancerName: name, LoadBalancerAttributes: given = {} }, { world }) => {
  const loadBalancer = requireLoadBalancer(world, name);
  if (given.AccessLog?.Enabled === true) {
    throw new AwsError("NotImplemented", "Access logs are not simulated", 501);
  }
  loadBalancer.attributes = changeAttributes(loadBalancer.attributes, given);
  return {
    LoadBalancerName: loadBalancer.name,
    LoadBalancerAttributes: toAttributes(loadBalancer.attributes),
  };
};
