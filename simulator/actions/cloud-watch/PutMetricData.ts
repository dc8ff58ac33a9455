/** PutMetricData: data for metrics, which come into being with their first data. */
import type { MetricDatum, PutMetricDataInput } from "@aws-sdk/client-cloudwatch";
import { watchAlarms } from "../../model/metric-alarms";
import { addDatum, type Sample, type Summary } from "../../model/metrics";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";

export const putMetricData: Action<PutMetricDataInput, undefined> = (input, { world, now }) => {
  const data = [
    ...(input.MetricData ?? []),
    ...(input.EntityMetricData ?? []).flatMap(({ MetricData = [] }) => MetricData),
  ];
  if (data.length === 0) {
    throw new AwsError("MissingParameter", unverified.metricParameterMissing("MetricData"));
  }
  // All are read before any is put: a request is taken as a whole, or not at all.
  const read = data.map((datum) => toDatum(datum, now));
  for (const { MetricName: metricName = "", Dimensions: dimensions = [], datum } of read) {
    const { Namespace: namespace = "" } = input;
    addDatum(world.cloudWatch.metrics, { namespace, metricName, dimensions }, datum);
  }
  watchAlarms(world, now);
  return undefined;
};

function toDatum(given: MetricDatum, now: number) {
  const at = given.Timestamp?.getTime() ?? now;
  if (at < now - twoWeeks || at > now + twoHours) {
    throw new AwsError("InvalidParameterValue", unverified.metricTimestamp);
  }
  const summary = toSummary(given);
  const values = toSamples(given);
  if ((summary === undefined) === (values.length === 0)) {
    throw new AwsError("InvalidParameterCombination", unverified.metricValues);
  }
  const { Unit: unit = "None" } = given;
  return { ...given, datum: { at, unit, values, ...(summary && { summary }) } };
}

const twoWeeks = 14 * 24 * 3_600_000;
const twoHours = 2 * 3_600_000;

function toSamples({ Value, Values = [], Counts }: MetricDatum): readonly Sample[] {
  if (Counts !== undefined && Counts.length !== Values.length) {
    throw new AwsError("InvalidParameterCombination", unverified.metricCounts);
  }
  const several = Values.map((value, index) => ({ value, count: Counts?.[index] ?? 1 }));
  return Value === undefined ? several : [...several, { value: Value, count: 1 }];
}

function toSummary({ StatisticValues: set }: MetricDatum): Summary | undefined {
  if (set === undefined) return undefined;
  const { SampleCount = 0, Sum = 0, Minimum = 0, Maximum = 0 } = set;
  return { sampleCount: SampleCount, sum: Sum, minimum: Minimum, maximum: Maximum };
}
