/** DetachTrafficSources: the newer call that detaches target groups and Classic Load Balancers. */
import type {
  DetachTrafficSourcesResultType,
  DetachTrafficSourcesType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { detachSources } from "../../model/auto-scaling/load-balancers/attaching";
import { readSources } from "../../model/auto-scaling/load-balancers/traffic-source";
import type { ActionContext } from "../action";

export function detachTrafficSources(
  { AutoScalingGroupName, TrafficSources = [] }: DetachTrafficSourcesType,
  { world, now }: ActionContext,
): DetachTrafficSourcesResultType {
  const group = requireGroup(world, AutoScalingGroupName);
  detachSources(world, group, readSources(TrafficSources), now);
  return {};
}
