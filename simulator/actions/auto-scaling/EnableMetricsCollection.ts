/** EnableMetricsCollection: lets a group send some or all of its metrics. */
import type { EnableMetricsCollectionQuery } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { enableMetrics } from "../../model/auto-scaling/group/metrics-collection";
import type { ActionContext } from "../action";

export function enableMetricsCollection(
  { AutoScalingGroupName, Metrics }: EnableMetricsCollectionQuery,
  { world }: ActionContext,
): void {
  enableMetrics(requireGroup(world, AutoScalingGroupName), Metrics);
}
