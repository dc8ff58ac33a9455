/** GetMetricStatistics: several statistics of one metric. */
import type {
  Datapoint,
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput,
} from "@aws-sdk/client-cloudwatch";
import { isStatistic, statisticsOf } from "../../model/metric-statistics";
import { findMetric } from "../../model/metrics";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { requireSpan } from "./span";

export const getMetricStatistics: Action<GetMetricStatisticsInput, GetMetricStatisticsOutput> = (
  input,
  { world: { cloudWatch } },
) => {
  const { Statistics = [], ExtendedStatistics = [], Unit: unit, Period: period = 60 } = input;
  if (Statistics.length === 0 && ExtendedStatistics.length === 0) {
    throw new AwsError("MissingParameter", unverified.metricParameterMissing("Statistics"));
  }
  const wrong = ExtendedStatistics.find((statistic) => !isStatistic(statistic));
  if (wrong !== undefined)
    throw new AwsError("InvalidParameterValue", unverified.metricStatistic(wrong));
  const span = requireSpan(input);
  const { Namespace: namespace = "", MetricName: metricName = "", Dimensions } = input;
  const metric = findMetric(cloudWatch.metrics, {
    namespace,
    metricName,
    dimensions: Dimensions ?? [],
  });
  const seriesOf = (statistic: string) =>
    metric ? statisticsOf(metric, { ...span, statistic, period, unit }) : [];
  const points = new Map<number, Datapoint>();
  for (const statistic of Statistics) {
    for (const { at, value } of seriesOf(statistic)) {
      points.set(at, { ...points.get(at), [statistic]: value });
    }
  }
  for (const statistic of ExtendedStatistics) {
    for (const { at, value } of seriesOf(statistic)) {
      const point = points.get(at);
      const known = point?.ExtendedStatistics;
      points.set(at, { ...point, ExtendedStatistics: { ...known, [statistic]: value } });
    }
  }
  const Unit = unit ?? metric?.data[0]?.unit;
  return {
    Label: metricName,
    Datapoints: [...points].map(([at, point]) => ({
      ...point,
      Timestamp: new Date(at),
      Unit: Unit as NonNullable<Datapoint["Unit"]>,
    })),
  };
};
