/** AttachLoadBalancers: registers a group's instances with Classic Load Balancers, now and as they come. */
import type {
  AttachLoadBalancersResultType,
  AttachLoadBalancersType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { attachSources } from "../../model/auto-scaling/load-balancers/attaching";
import { classicLoadBalancers } from "../../model/auto-scaling/load-balancers/traffic-source";
import type { ActionContext } from "../action";

export function attachLoadBalancers(
  { AutoScalingGroupName, LoadBalancerNames = [] }: AttachLoadBalancersType,
  { world, now }: ActionContext,
): AttachLoadBalancersResultType {
  const group = requireGroup(world, AutoScalingGroupName);
  attachSources(world, group, classicLoadBalancers(LoadBalancerNames), now);
  return {};
}
