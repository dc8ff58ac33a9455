/** DescribeInstanceHealth: the health of all instances of a load balancer, or of those named. */
import type {
  DescribeEndPointStateInput,
  DescribeEndPointStateOutput,
} from "@aws-sdk/client-elastic-load-balancing";
import { instanceHealth } from "../../model/elastic-load-balancing/instance-health";
import {
  registeredInstances,
  requireLoadBalancer,
} from "../../model/elastic-load-balancing/registration";
import type { Action } from "../action";
import { requireInstances } from "./instance-lookup";

export const describeInstanceHealth: Action<
  DescribeEndPointStateInput,
  DescribeEndPointStateOutput
> = ({ LoadBalancerName: name, Instances: instances }, { world, now }) => {
  const loadBalancer = requireLoadBalancer(world, name);
  const ids = instances?.length
    ? requireInstances(world, instances)
    : registeredInstances(loadBalancer).map(({ id }) => id);
  return {
    InstanceStates: ids.map((id) => {
      const { state, reasonCode, description } = instanceHealth(world, loadBalancer, id, now);
      return { InstanceId: id, State: state, ReasonCode: reasonCode, Description: description };
    }),
  };
};
