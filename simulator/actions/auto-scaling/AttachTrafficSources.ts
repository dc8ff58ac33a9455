/** AttachTrafficSources: the newer call that attaches target groups and Classic Load Balancers. */
import type {
  AttachTrafficSourcesResultType,
  AttachTrafficSourcesType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { attachSources } from "../../model/auto-scaling/load-balancers/attaching";
import { readSources } from "../../model/auto-scaling/load-balancers/traffic-source";
import type { ActionContext } from "../action";

export function attachTrafficSources(
  { AutoScalingGroupName, TrafficSources = [] }: AttachTrafficSourcesType,
  { world, now }: ActionContext,
): AttachTrafficSourcesResultType {
  const group = requireGroup(world, AutoScalingGroupName);
  attachSources(world, group, readSources(TrafficSources), now);
  return {};
}
