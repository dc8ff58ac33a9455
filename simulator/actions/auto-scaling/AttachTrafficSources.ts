/** AttachTrafficSources: the newer call that attaches target groups. */
import type {
  AttachTrafficSourcesResultType,
  AttachTrafficSourcesType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { attachTargetGroups } from "../../model/auto-scaling/load-balancers/target-groups";
import { arnsOfSources } from "../../model/auto-scaling/load-balancers/traffic-source";
import type { ActionContext } from "../action";

export function attachTrafficSources(
  { AutoScalingGroupName, TrafficSources = [] }: AttachTrafficSourcesType,
  { world, now }: ActionContext,
): AttachTrafficSourcesResultType {
  const group = requireGroup(world, AutoScalingGroupName);
  attachTargetGroups(world, group, arnsOfSources(TrafficSources), now);
  return {};
}
