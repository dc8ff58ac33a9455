/** The actions of Classic Load Balancers that are simulated. */
import type { ActionTable } from "../action";
import { addTags } from "./AddTags";
import { configureHealthCheck } from "./ConfigureHealthCheck";
import { createLoadBalancer } from "./CreateLoadBalancer";
import { createLoadBalancerListeners } from "./CreateLoadBalancerListeners";
import { deleteLoadBalancer } from "./DeleteLoadBalancer";
import { deleteLoadBalancerListeners } from "./DeleteLoadBalancerListeners";
import { deregisterInstancesFromLoadBalancer } from "./DeregisterInstancesFromLoadBalancer";
import { describeInstanceHealth } from "./DescribeInstanceHealth";
import { describeLoadBalancerAttributes } from "./DescribeLoadBalancerAttributes";
import { describeLoadBalancers } from "./DescribeLoadBalancers";
import { describeTags } from "./DescribeTags";
import { modifyLoadBalancerAttributes } from "./ModifyLoadBalancerAttributes";
import { registerInstancesWithLoadBalancer } from "./RegisterInstancesWithLoadBalancer";
import { removeTags } from "./RemoveTags";

/** By the name of the operation. */
export const elbActions: ActionTable = {
  AddTags: addTags,
  ConfigureHealthCheck: configureHealthCheck,
  CreateLoadBalancer: createLoadBalancer,
  CreateLoadBalancerListeners: createLoadBalancerListeners,
  DeleteLoadBalancer: deleteLoadBalancer,
  DeleteLoadBalancerListeners: deleteLoadBalancerListeners,
  DeregisterInstancesFromLoadBalancer: deregisterInstancesFromLoadBalancer,
  DescribeInstanceHealth: describeInstanceHealth,
  DescribeLoadBalancerAttributes: describeLoadBalancerAttributes,
  DescribeLoadBalancers: describeLoadBalancers,
  DescribeTags: describeTags,
  ModifyLoadBalancerAttributes: modifyLoadBalancerAttributes,
  RegisterInstancesWithLoadBalancer: registerInstancesWithLoadBalancer,
  RemoveTags: removeTags,
};
