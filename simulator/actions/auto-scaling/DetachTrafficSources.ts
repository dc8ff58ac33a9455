/** DetachTrafficSources: the newer call that detaches target groups. */
import type {
  DetachTrafficSourcesResultType,
  DetachTrafficSourcesType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { detachTargetGroups } from "../../model/auto-scaling/load-balancers/target-groups";
import { arnsOfSources } from "../../model/auto-scaling/load-balancers/traffic-source";
import type { ActionContext } from "../action";

export function detachTrafficSources(
  { AutoScalingGroupName, TrafficSources = [] }: DetachTrafficSourcesType,
  { world, now }: ActionContext,
): DetachTrafficSourcesResultType {
  const group = requireGroup(world, AutoScalingGroupName);
  detachTargetGroups(world, group, arnsOfSources(TrafficSources), now);
  return {};
}
