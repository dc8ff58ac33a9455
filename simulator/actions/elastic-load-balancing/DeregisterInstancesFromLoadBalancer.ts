/** DeregisterInstancesFromLoadBalancer: takes instances out, at once or after connection draining. */
import type {
  DeregisterEndPointsInput,
  DeregisterEndPointsOutput,
} from "@aws-sdk/client-elastic-load-balancing";
import {
  deregisterInstance,
  registeredInstances,
  requireLoadBalancer,
} from "../../model/elastic-load-balancing/registration";
import type { Action } from "../action";
import { requireInstances } from "./instance-lookup";

export const deregisterInstancesFromLoadBalancer: Action<
  DeregisterEndPointsInput,
  DeregisterEndPointsOutput
> = ({ LoadBalancerName: name, Instances: instances }, { world, now }) => {
  const loadBalancer = requireLoadBalancer(world, name);
  for (const id of requireInstances(world, instances)) deregisterInstance(loadBalancer, id, now);
  return { Instances: registeredInstances(loadBalancer).map(({ id }) => ({ InstanceId: id })) };
};
