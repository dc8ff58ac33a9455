/** Reads the statistic of a metric, period by period. */
import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { metricDefaults, type MetricGate, type MetricPoint } from "../gates/metric-gate";
import type { Clients } from "./clients";

/** As many as a gate needs: it evaluates the newest periods. */
const mostPoints = 500;

/** No refresh lasts longer. A span that ends in the future needs no clock that agrees with AWS's. */
const fifteenDays = 15 * 24 * 3_600_000;

const anHour = 3_600_000;

/** @param since ISO 8601. Absent: the last hour */
export async function metricPoints(
  metric: MetricGate,
  since: string | undefined,
  clients: Clients,
): Promise<readonly MetricPoint[]> {
  const client = await clients.cloudWatch();
  // CloudWatch counts periods from the start of the span; from a multiple of the period they are the ones of an alarm.
  const period = (metric.period ?? metricDefaults.period) * 1000;
  const first = since === undefined ? Date.now() - anHour : Date.parse(since);
  const start = Math.floor(first / period) * period;
  const { MetricDataResults: [result] = [] } = await client.getMetricData({
    MetricDataQueries: [toQuery(metric)],
    StartTime: new Date(start),
    EndTime: new Date(start + fifteenDays),
    ScanBy: "TimestampDescending",
    MaxDatapoints: mostPoints,
  });
  return (result?.Timestamps ?? []).map((at, index) => ({
    at: at.getTime(),
    value: result?.Values?.[index] ?? 0,
  }));
}

function toQuery(metric: MetricGate): MetricDataQuery {
  const { namespace, metricName, dimensions = [], statistic, extendedStatistic, unit } = metric;
  return {
    Id: "gate",
    MetricStat: {
      Metric: {
        Namespace: namespace,
        MetricName: metricName,
        Dimensions: dimensions.map(({ name, value }) => ({ Name: name, Value: value })),
      },
      Period: metric.period ?? metricDefaults.period,
      Stat: statistic ?? extendedStatistic ?? "Average",
      ...(unit !== undefined && { Unit: unit }),
    },
  };
}
