/** RegisterInstancesWithLoadBalancer: adds instances; those that are there stay as they are. */
import type {
  RegisterEndPointsInput,
  RegisterEndPointsOutput,
} from "@aws-sdk/client-elastic-load-balancing";
import {
  registeredInstances,
  registerInstance,
  requireLoadBalancer,
} from "../../model/elastic-load-balancing/registration";
import type { Action } from "../action";
import { requireInstances } from "./instance-lookup";

export const registerInstancesWithLoadBalancer: Action<
  RegisterEndPointsInput,
  RegisterEndPointsOutput
> = ({ LoadBalancerName: name, Instances: instances }, { world, now }) => {
  const loadBalancer = requireLoadBalancer(world, name);
  for (const id of requireInstances(world, instances)) registerInstance(loadBalancer, id, now);
  return { Instances: registeredInstances(loadBalancer).map(({ id }) => ({ InstanceId: id })) };
};
