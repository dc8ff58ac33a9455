/** DetachLoadBalancerTargetGroups: takes a group's instances out of target groups; they stay in service. */
import type {
  DetachLoadBalancerTargetGroupsResultType,
  DetachLoadBalancerTargetGroupsType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { detachSources } from "../../model/auto-scaling/load-balancers/attaching";
import { targetGroups } from "../../model/auto-scaling/load-balancers/traffic-source";
import type { ActionContext } from "../action";

export function detachLoadBalancerTargetGroups(
  { AutoScalingGroupName, TargetGroupARNs = [] }: DetachLoadBalancerTargetGroupsType,
  { world, now }: ActionContext,
): DetachLoadBalancerTargetGroupsResultType {
  const group = requireGroup(world, AutoScalingGroupName);
  detachSources(world, group, targetGroups(TargetGroupARNs), now);
  return {};
}
