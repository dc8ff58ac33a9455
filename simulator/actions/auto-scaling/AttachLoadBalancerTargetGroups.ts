/** AttachLoadBalancerTargetGroups: registers a group's instances with target groups, now and as they come. */
import type {
  AttachLoadBalancerTargetGroupsResultType,
  AttachLoadBalancerTargetGroupsType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { attachTargetGroups } from "../../model/auto-scaling/load-balancers/target-groups";
import type { ActionContext } from "../action";

export function attachLoadBalancerTargetGroups(
  { AutoScalingGroupName, TargetGroupARNs = [] }: AttachLoadBalancerTargetGroupsType,
  { world, now }: ActionContext,
): AttachLoadBalancerTargetGroupsResultType {
  attachTargetGroups(world, requireGroup(world, AutoScalingGroupName), TargetGroupARNs, now);
  return {};
}
