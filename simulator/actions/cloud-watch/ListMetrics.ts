/** ListMetrics: the metrics that ever had data, by namespace, name and dimensions. */
import type { ListMetricsInput, ListMetricsOutput } from "@aws-sdk/client-cloudwatch";
import type { Metric } from "../../model/metrics";
import type { Action } from "../action";
import { pageOf } from "./page";

const pageSize = 500;

export const listMetrics: Action<ListMetricsInput, ListMetricsOutput> = (
  input,
  { world: { cloudWatch }, now },
) => {
  const found = [...cloudWatch.metrics.values()].filter((metric) => isAskedFor(metric, input, now));
  const { items, nextToken } = pageOf(found, pageSize, input.NextToken);
  return {
    Metrics: items.map(({ namespace, metricName, dimensions }) => ({
      Namespace: namespace,
      MetricName: metricName,
      Dimensions: [...dimensions],
    })),
    NextToken: nextToken,
  };
};

/** A metric without data for two weeks is forgotten. A dimension may be given by its name alone. */
function isAskedFor(metric: Metric, input: ListMetricsInput, now: number): boolean {
  const { Namespace = metric.namespace, MetricName = metric.metricName, Dimensions = [] } = input;
  const since = now - (input.RecentlyActive === "PT3H" ? threeHours : twoWeeks);
  return (
    Namespace === metric.namespace &&
    MetricName === metric.metricName &&
    metric.newest >= since &&
    Dimensions.every(({ Name, Value }) =>
      metric.dimensions.some((one) => one.Name === Name && (Value ?? one.Value) === one.Value),
    )
  );
}

const threeHours = 3 * 3_600_000;
const twoWeeks = 14 * 24 * 3_600_000;
