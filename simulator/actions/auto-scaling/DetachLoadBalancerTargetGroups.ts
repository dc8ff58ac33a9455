/** DetachLoadBalancerTargetGroups: takes a group's instances out of target groups; they stay in service. */
import type {
  DetachLoadBalancerTargetGroupsResultType,
  DetachLoadBalancerTargetGroupsType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { detachTargetGroups } from "../../model/auto-scaling/load-balancers/target-groups";
import type { ActionContext } from "../action";

export function detachLoadBalancerTargetGroups(
  { AutoScalingGroupName, TargetGroupARNs = [] }: DetachLoadBalancerTargetGroupsType,
  { world, now }: ActionContext,
): DetachLoadBalancerTargetGroupsResultType {
  detachTargetGroups(world, requireGroup(world, AutoScalingGroupName), TargetGroupARNs, now);
  return {};
}
