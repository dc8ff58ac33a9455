/** GetMetricData: one series of numbers for each query on a metric. Metric math is refused. */
import type {
  GetMetricDataInput,
  GetMetricDataOutput,
  MetricDataQuery,
  MetricDataResult,
  StatusCode,
} from "@aws-sdk/client-cloudwatch";
import { isStatistic, statisticsOf, type StatisticPoint } from "../../model/metric-statistics";
import { findMetric, type Metrics } from "../../model/metrics";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { pageOf } from "./page";
import { requireSpan, type Span } from "./span";

export const getMetricData: Action<GetMetricDataInput, GetMetricDataOutput> = (
  input,
  { world: { cloudWatch } },
) => {
  const queries = input.MetricDataQueries ?? [];
  if (new Set(queries.map(({ Id }) => Id)).size < queries.length) {
    throw new AwsError("ValidationError", unverified.metricQueryTwice);
  }
  const span = requireSpan(input);
  const isOldestFirst = input.ScanBy === "TimestampAscending";
  const all = queries
    .filter(({ ReturnData = true }) => ReturnData)
    .map((query) => ({
      query,
      points: seriesOf(query, { metrics: cloudWatch.metrics, span, isOldestFirst }),
    }));
  const flat = all.flatMap(({ points }) => points);
  const { items, nextToken } = pageOf(flat, input.MaxDatapoints ?? mostPoints, input.NextToken);
  const shown = new Set(items);
  return {
    MetricDataResults: all.map(({ query, points }) =>
      toResult(
        query,
        points.filter((point) => shown.has(point)),
        nextToken === undefined ? "Complete" : "PartialData",
      ),
    ),
    NextToken: nextToken,
    Messages: [],
  };
};

/** As many as one answer may have. */
const mostPoints = 100_800;

interface Place {
  readonly metrics: Metrics;
  readonly span: Span;
  readonly isOldestFirst: boolean;
}

function seriesOf(
  { Expression, MetricStat }: MetricDataQuery,
  { metrics, span, isOldestFirst }: Place,
): readonly StatisticPoint[] {
  if (Expression !== undefined || !MetricStat) {
    throw new AwsError("NotImplemented", "aws-autoscaling-simulator has no metric math.", 501);
  }
  const { Metric, Period: period = 60, Stat: statistic = "", Unit: unit } = MetricStat;
  if (!isStatistic(statistic)) {
    throw new AwsError("ValidationError", unverified.metricStatistic(statistic));
  }
  const { Namespace: namespace = "", MetricName: metricName = "", Dimensions } = Metric ?? {};
  const metric = findMetric(metrics, { namespace, metricName, dimensions: Dimensions ?? [] });
  const points = metric ? statisticsOf(metric, { ...span, statistic, period, unit }) : [];
  return isOldestFirst ? points : points.toReversed();
}

function toResult(
  { Id, Label, MetricStat }: MetricDataQuery,
  points: readonly StatisticPoint[],
  StatusCode: StatusCode,
): MetricDataResult {
  return {
    Id,
    Label: Label ?? MetricStat?.Metric?.MetricName,
    Timestamps: points.map(({ at }) => new Date(at)),
    Values: points.map(({ value }) => value),
    StatusCode,
  };
}
