/** Metrics: what was put comes back as statistics. */
import assert from "node:assert/strict";
import type { CloudWatch, MetricDatum } from "@aws-sdk/client-cloudwatch";
import { withServices } from "../../support/services";

const Dimensions = [{ Name: "group", Value: "web" }];
const metric = { Namespace: "App", MetricName: "Errors", Dimensions };
const start = Date.UTC(2026, 0, 1);
const minutes = (count: number) => new Date(start + count * 60_000);

describe("metric data", () => {
  it("comes back as one statistic for each period that has any, newest first", () =>
    withServices(async ({ cloudWatch }) => {
      for (const [minute, Value] of [0, 0.5, 3].map((at, index) => [at, index + 1] as const))
        await put(cloudWatch, { Timestamp: minutes(minute), Value });
      const { Timestamps, Values, StatusCode } = await series(cloudWatch, "Sum");
      assert.deepEqual(
        [Timestamps, Values],
        [
          [minutes(3), minutes(0)],
          [3, 3],
        ],
      );
      assert.equal(StatusCode, "Complete");
    }));

  const statistics: readonly (readonly [string, number])[] = [
    ["Average", 4],
    ["Sum", 16],
    ["Minimum", 1],
    ["Maximum", 10],
    ["SampleCount", 4],
    ["p50", 2],
    ["p99.9", 10],
  ];
  for (const [statistic, value] of statistics) {
    it(`has ${statistic} of values that came with counts`, () =>
      withServices(async ({ cloudWatch }) => {
        await put(cloudWatch, { Values: [10, 1, 2], Counts: [1, 1, 1] });
        await put(cloudWatch, { Value: 3 });
        assert.deepEqual((await series(cloudWatch, statistic)).Values, [value]);
      }));
  }

  it("comes as a summary too, of which there is no percentile", () =>
    withServices(async ({ cloudWatch }) => {
      const StatisticValues = { SampleCount: 4, Sum: 8, Minimum: 1, Maximum: 5 };
      await put(cloudWatch, { StatisticValues });
      await put(cloudWatch, { Value: 12 });
      assert.deepEqual((await series(cloudWatch, "Average")).Values, [4]);
      assert.deepEqual((await series(cloudWatch, "Maximum")).Values, [12]);
      assert.deepEqual((await series(cloudWatch, "p90")).Values, []);
    }));

  it("is of one metric by namespace, name and all dimensions, in any order", () =>
    withServices(async ({ cloudWatch }) => {
      const [one, two] = [
        { Name: "a", Value: "1" },
        { Name: "b", Value: "2" },
      ];
      await put(cloudWatch, { Value: 1, Dimensions: [one, two] });
      await put(cloudWatch, { Value: 2, Dimensions: [two, one] });
      await put(cloudWatch, { Value: 4, Dimensions: [one] });
      const sums = await Promise.all(
        [[one, two], [one], []].map((given) => series(cloudWatch, "Sum", given)),
      );
      assert.deepEqual(
        sums.map(({ Values }) => Values),
        [[3], [4], []],
      );
      const { Metrics = [] } = await cloudWatch.listMetrics({ Dimensions: [{ Name: "b" }] });
      assert.deepEqual(Metrics, [
        { Namespace: "App", MetricName: "Errors", Dimensions: [one, two] },
      ]);
    }));

  it("comes page by page", () =>
    withServices(async ({ cloudWatch }) => {
      for (const minute of [0, 1, 2])
        await put(cloudWatch, { Timestamp: minutes(minute), Value: minute });
      const first = await cloudWatch.getMetricData({ ...request("Sum"), MaxDatapoints: 2 });
      const { NextToken } = first;
      const rest = await cloudWatch.getMetricData({
        ...request("Sum"),
        MaxDatapoints: 2,
        NextToken,
      });
      const values = [first, rest].map(({ MetricDataResults }) => MetricDataResults?.[0]?.Values);
      assert.deepEqual(values, [[2, 1], [0]]);
      assert.equal(rest.NextToken, undefined);
    }));

  it("has several statistics at once for GetMetricStatistics", () =>
    withServices(async ({ cloudWatch }) => {
      await put(cloudWatch, { Values: [1, 3], Unit: "Count" });
      const { Datapoints } = await cloudWatch.getMetricStatistics({
        ...metric,
        StartTime: minutes(0),
        EndTime: minutes(5),
        Period: 60,
        Statistics: ["Average", "Sum"],
        ExtendedStatistics: ["p100"],
      });
      assert.deepEqual(Datapoints, [
        {
          Timestamp: minutes(0),
          Average: 2,
          Sum: 4,
          ExtendedStatistics: { p100: 3 },
          Unit: "Count",
        },
      ]);
    }));

  it("may be large, and is sent compressed then", () =>
    withServices(async ({ cloudWatch }) => {
      const MetricData = Array.from({ length: 300 }, (_, index): MetricDatum => ({
        MetricName: `a-metric-with-quite-a-long-name-${index}`,
        Value: index,
      }));
      await cloudWatch.putMetricData({ Namespace: "App", MetricData });
      assert.equal((await cloudWatch.listMetrics({})).Metrics?.length, 300);
    }));

  const refused: readonly (readonly [string, Partial<MetricDatum>, string])[] = [
    ["without a value", {}, "InvalidParameterCombinationException"],
    [
      "with as many counts as there are not values",
      { Values: [1], Counts: [1, 2] },
      "InvalidParameterCombinationException",
    ],
    [
      "from three weeks ago",
      { Value: 1, Timestamp: minutes(-3 * 7 * 24 * 60) },
      "InvalidParameterValueException",
    ],
    [
      "from three hours ahead",
      { Value: 1, Timestamp: minutes(180) },
      "InvalidParameterValueException",
    ],
  ];
  for (const [title, datum, name] of refused) {
    it(`${title} is refused`, () =>
      withServices(async ({ cloudWatch }) => {
        await assert.rejects(put(cloudWatch, datum), { name });
      }));
  }

  it("is refused in metric math, which there is not", () =>
    withServices(async ({ cloudWatch }) => {
      const MetricDataQueries = [{ Id: "e", Expression: "m1 * 2" }];
      const call = cloudWatch.getMetricData({ ...request("Sum"), MetricDataQueries });
      await assert.rejects(call, { name: "NotImplemented" });
    }));
});

async function put(cloudWatch: CloudWatch, datum: Partial<MetricDatum>): Promise<void> {
  const { Namespace, MetricName } = metric;
  await cloudWatch.putMetricData({ Namespace, MetricData: [{ MetricName, Dimensions, ...datum }] });
}

function request(Stat: string, dimensions: typeof Dimensions = Dimensions) {
  const MetricStat = { Metric: { ...metric, Dimensions: dimensions }, Period: 60, Stat };
  return {
    MetricDataQueries: [{ Id: "m", MetricStat }],
    StartTime: minutes(0),
    EndTime: minutes(60),
  };
}

async function series(cloudWatch: CloudWatch, Stat: string, dimensions = Dimensions) {
  const { MetricDataResults: [result] = [] } = await cloudWatch.getMetricData(
    request(Stat, dimensions),
  );
  return { ...result };
}
