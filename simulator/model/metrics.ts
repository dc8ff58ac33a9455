/** Metric data as it was put: every metric is a namespace, a name and a set of dimensions. */
import type { Dimension } from "@aws-sdk/client-cloudwatch";

/** What a metric is known by. */
export interface MetricIdentity {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: readonly Dimension[];
}

export interface Metric extends MetricIdentity {
  /** In the order in which they were put. */
  readonly data: Datum[];
  /** The time of the latest data, in milliseconds since 1970. */
  newest: number;
}

/** One put of data: values with how often each occurred, or the summary of a set that the caller keeps to itself. */
export interface Datum {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly unit: string;
  readonly values: readonly Sample[];
  readonly summary?: Summary;
}

export interface Sample {
  readonly value: number;
  readonly count: number;
}

export interface Summary {
  readonly sampleCount: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** By `keyOf`. */
export type Metrics = Map<string, Metric>;

/** The metric of that identity, or undefined if no data was ever put for it. */
export function findMetric(metrics: Metrics, identity: MetricIdentity): Metric | undefined {
  return metrics.get(keyOf(identity));
}

/** Adds data to a metric; the first one makes it. */
export function addDatum(metrics: Metrics, identity: MetricIdentity, datum: Datum): void {
  const key = keyOf(identity);
  const metric = metrics.get(key) ?? { ...identity, data: [], newest: datum.at };
  metric.data.push(datum);
  metric.newest = Math.max(metric.newest, datum.at);
  metrics.set(key, metric);
}

/** The order of dimensions does not matter. */
function keyOf({ namespace, metricName, dimensions }: MetricIdentity): string {
  const pairs = dimensions.map(({ Name, Value }) => JSON.stringify([Name, Value]));
  return JSON.stringify([namespace, metricName, ...pairs.sort()]);
}
