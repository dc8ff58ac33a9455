/** Gates on metrics. */
import assert from "node:assert/strict";
import { failuresOf, refuses, unknown, type Inputs } from "../refuses";

const metric = {
  namespace: "AWS/ApplicationELB",
  metricName: "HTTPCode_Target_5XX_Count",
  statistic: "Sum",
  comparisonOperator: "GreaterThanThreshold",
  threshold: 10,
};

function withMetric(changes: Inputs, gate: Inputs = {}): Inputs {
  return { gates: [{ metric: { ...metric, ...changes }, ...gate }] };
}

describe("validation of gates on metrics", () => {
  refuses([
    [
      "refuses a metric without a namespace",
      withMetric({ namespace: undefined }),
      "gates[0].metric.namespace",
      "nothing is given: AWS's Namespace is 1 to 255 characters and does not begin with a colon; use the metric's namespace, for example AWS/ApplicationELB.",
    ],
    [
      "refuses a namespace that begins with a colon",
      withMetric({ namespace: ":web" }),
      "gates[0].metric.namespace",
      "\":web\" does not fit: AWS's Namespace is 1 to 255 characters and does not begin with a colon; use the metric's namespace, for example AWS/ApplicationELB.",
    ],
    [
      "refuses a metric without a name",
      withMetric({ metricName: "" }),
      "gates[0].metric.metricName",
      "\"\" is empty: AWS's MetricName is 1 to 255 characters; use the metric's name, for example HTTPCode_Target_5XX_Count.",
    ],
    [
      "refuses a metric without a statistic",
      withMetric({ statistic: undefined }),
      "gates[0].metric.statistic",
      'nothing is given: a metric has one of statistic and extendedStatistic; add one, for example "Average".',
    ],
    [
      "refuses a metric with two statistics",
      withMetric({ extendedStatistic: "p99" }),
      "gates[0].metric.statistic",
      "statistic and extendedStatistic are both given: a metric has one of them; remove the other.",
    ],
    [
      "refuses a statistic that is none, and knows which one is meant",
      withMetric({ statistic: "Averge" }),
      "gates[0].metric.statistic",
      '"Averge" is not one of its values: AWS\'s Statistic is "SampleCount", "Average", "Sum", "Minimum" or "Maximum"; write "Average".',
    ],
    [
      "refuses a percentile beyond 100",
      withMetric({ statistic: undefined, extendedStatistic: "p101" }),
      "gates[0].metric.extendedStatistic",
      '"p101" does not fit: AWS\'s ExtendedStatistic is a percentile from p0 to p100; use for example p99 or p99.9.',
    ],
    [
      "refuses a dimension without a value",
      withMetric({ dimensions: [{ name: "LoadBalancer" }] }),
      "gates[0].metric.dimensions[0].value",
      "nothing is given: a dimension's value is 1 to 1024 characters; use the value that the metric has.",
    ],
    [
      "refuses dimensions as @pulumi/aws has them, as a map",
      withMetric({ dimensions: { LoadBalancer: "app/web" } }),
      "gates[0].metric.dimensions",
      '{"LoadBalancer":"app/web"} is an object: AWS\'s Dimensions is a list of at most 30, each { name, value }; write a list, [{"LoadBalancer":"app/web"}].',
    ],
    [
      "refuses a metric without a threshold",
      withMetric({ threshold: undefined }),
      "gates[0].metric.threshold",
      "nothing is given: AWS's Threshold is what values are compared with; use a number.",
    ],
    [
      "refuses a metric without a comparison",
      withMetric({ comparisonOperator: undefined }),
      "gates[0].metric.comparisonOperator",
      'nothing is given: AWS\'s ComparisonOperator defines a breach; use "GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold" or "LessThanOrEqualToThreshold".',
    ],
    [
      "refuses an operator for anomaly detection, which a gate does not have",
      withMetric({ comparisonOperator: "GreaterThanUpperThreshold" }),
      "gates[0].metric.comparisonOperator",
      '"GreaterThanUpperThreshold" is not one of its values: AWS\'s ComparisonOperator is "GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold" or "LessThanOrEqualToThreshold"; use one of them.',
    ],
    [
      "refuses a treatment of missing data that is none",
      withMetric({ treatMissingData: "bad" }),
      "gates[0].metric.treatMissingData",
      '"bad" is not one of its values: AWS\'s TreatMissingData is "breaching", "notBreaching", "ignore" or "missing"; use one of them.',
    ],
    [
      "refuses a period of high resolution",
      withMetric({ period: 10 }),
      "gates[0].metric.period",
      "10 is less than 60: a gate's Period is 60 to 86400 seconds; use a whole number from 60 to 86400.",
    ],
    [
      "refuses a period of one and a half minutes",
      withMetric({ period: 90 }),
      "gates[0].metric.period",
      "90 is not a whole number of minutes: a gate's Period is a multiple of 60 seconds; use 120.",
    ],
    [
      "refuses periods that take longer than the gate has time",
      withMetric({ period: 60, evaluationPeriods: 4 }),
      "gates[0].timeout",
      "300 seconds are too few: a metric takes evaluationPeriods and one period more, and a minute for late data; use 360 or more.",
    ],
    [
      "refuses zero periods",
      withMetric({ evaluationPeriods: 0 }),
      "gates[0].metric.evaluationPeriods",
      "0 is less than 1: a gate's EvaluationPeriods is 1 to 100 periods in a row; use a whole number from 1 to 100.",
    ],
  ]);

  it("accepts a metric with as much time as it needs, and one that is not known yet", () => {
    const dimensions = [{ name: "LoadBalancer", value: unknown }];
    const long = withMetric({ dimensions, period: 300, evaluationPeriods: 3 }, { timeout: 1260 });
    assert.deepEqual(failuresOf(long), []);
    assert.deepEqual(failuresOf(withMetric({ threshold: unknown, statistic: unknown })), []);
    assert.deepEqual(failuresOf({ gates: [{ metric: unknown }] }), []);
  });
});
