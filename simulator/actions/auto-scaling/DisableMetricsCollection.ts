/** DisableMetricsCollection: lets a group send some or all of its metrics no longer. */
import type { DisableMetricsCollectionQuery } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { disableMetrics } from "../../model/auto-scaling/group/metrics-collection";
import type { ActionContext } from "../action";

export function disableMetricsCollection(
  { AutoScalingGroupName, Metrics }: DisableMetricsCollectionQuery,
  { world }: ActionContext,
): void {
  disableMetrics(requireGroup(world, AutoScalingGroupName), Metrics);
}
