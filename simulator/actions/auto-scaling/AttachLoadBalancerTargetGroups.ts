/** AttachLoadBalancerTargetGroups: registers a group's instances with target groups, now and as they come. */
import type {
  AttachLoadBalancerTargetGroupsResultType,
  AttachLoadBalancerTargetGroupsType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { attachSources } from "../../model/auto-scaling/load-balancers/attaching";
import { targetGroups } from "../../model/auto-scaling/load-balancers/traffic-source";
import type { ActionContext } from "../action";

export function attachLoadBalancerTargetGroups(
  { AutoScalingGroupName, TargetGroupARNs = [] }: AttachLoadBalancerTargetGroupsType,
  { world, now }: ActionContext,
): AttachLoadBalancerTargetGroupsResultType {
  const group = requireGroup(world, AutoScalingGroupName);
  attachSources(world, group, targetGroups(TargetGroupARNs), now);
  return {};
}
