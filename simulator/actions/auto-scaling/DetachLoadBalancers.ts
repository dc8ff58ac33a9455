/** DetachLoadBalancers: takes a group's instances out of Classic Load Balancers; they stay in service. */
import type {
  DetachLoadBalancersResultType,
  DetachLoadBalancersType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { detachSources } from "../../model/auto-scaling/load-balancers/attaching";
import { classicLoadBalancers } from "../../model/auto-scaling/load-balancers/traffic-source";
import type { ActionContext } from "../action";

export function detachLoadBalancers(
  { AutoScalingGroupName, LoadBalancerNames = [] }: DetachLoadBalancersType,
  { world, now }: ActionContext,
): DetachLoadBalancersResultType {
  const group = requireGroup(world, AutoScalingGroupName);
  detachSources(world, group, classicLoadBalancers(LoadBalancerNames), now);
  return {};
}
