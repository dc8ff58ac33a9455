/** Makes one number of all the data in a period: the five statistics, and percentiles. */
import type { Datum, Metric, Sample, Summary } from "./metrics";

export interface StatisticsRequest {
  /** `Average`, `Sum`, `Minimum`, `Maximum`, `SampleCount`, or a percentile such as `p99.9`. */
  readonly statistic: string;
  /** Seconds. */
  readonly period: number;
  /** Milliseconds since 1970; the first period begins here. */
  readonly from: number;
  /** Milliseconds since 1970; data of this instant is left out. */
  readonly until: number;
  /** Data in another unit is left out. @default every unit */
  readonly unit?: string | undefined;
}

export interface StatisticPoint {
  /** When its period begins, in milliseconds since 1970. */
  readonly at: number;
  readonly value: number;
}

/** Whether a text names a statistic that can be computed here. */
export function isStatistic(text: string): boolean {
  return text in simpleStatistics || percentOf(text) !== undefined;
}

/** One point for each period that has data, oldest first. */
export function statisticsOf(
  { data }: Pick<Metric, "data">,
  { statistic, period, from, until, unit }: StatisticsRequest,
): readonly StatisticPoint[] {
  const byPeriod = new Map<number, Datum[]>();
  for (const datum of data) {
    const isIn = datum.at >= from && datum.at < until && (unit ?? datum.unit) === datum.unit;
    if (!isIn) continue;
    const at = from + Math.floor((datum.at - from) / (period * 1000)) * period * 1000;
    const same = byPeriod.get(at);
    if (same) same.push(datum);
    else byPeriod.set(at, [datum]);
  }
  return [...byPeriod]
    .sort(([one], [other]) => one - other)
    .flatMap(([at, found]) => {
      const value = statisticOf(found, statistic);
      return value === undefined ? [] : [{ at, value }];
    });
}

const simpleStatistics: Readonly<Record<string, (summary: Summary) => number>> = {
  Average: ({ sum, sampleCount }) => sum / sampleCount,
  Sum: ({ sum }) => sum,
  Minimum: ({ minimum }) => minimum,
  Maximum: ({ maximum }) => maximum,
  SampleCount: ({ sampleCount }) => sampleCount,
};

/** Undefined where a percentile is asked of data that came as summaries: CloudWatch cannot know either. */
function statisticOf(data: readonly Datum[], statistic: string): number | undefined {
  const simple = simpleStatistics[statistic];
  if (simple) return simple(data.map(summaryOf).reduce(together));
  const isKnown = data.every(({ summary }) => summary === undefined);
  return isKnown
    ? percentile(
        data.flatMap(({ values }) => values),
        percentOf(statistic) ?? 0,
      )
    : undefined;
}

function summaryOf({ values, summary }: Datum): Summary {
  return (
    summary ?? {
      sampleCount: values.reduce((sum, { count }) => sum + count, 0),
      sum: values.reduce((sum, { value, count }) => sum + value * count, 0),
      minimum: Math.min(...values.map(({ value }) => value)),
      maximum: Math.max(...values.map(({ value }) => value)),
    }
  );
}

function together(one: Summary, other: Summary): Summary {
  return {
    sampleCount: one.sampleCount + other.sampleCount,
    sum: one.sum + other.sum,
    minimum: Math.min(one.minimum, other.minimum),
    maximum: Math.max(one.maximum, other.maximum),
  };
}

/** The least value that so many percent of all values do not exceed. */
function percentile(samples: readonly Sample[], percent: number): number | undefined {
  const sorted = [...samples].sort((one, other) => one.value - other.value);
  const wanted = (sorted.reduce((sum, { count }) => sum + count, 0) * percent) / 100;
  let seen = 0;
  for (const { value, count } of sorted) {
    seen += count;
    if (seen >= wanted) return value;
  }
  return undefined;
}

function percentOf(statistic: string): number | undefined {
  const [, percent] = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/u.exec(statistic) ?? [];
  return percent === undefined ? undefined : Number(percent);
}
