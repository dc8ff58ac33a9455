/** A gate on a metric. Its settings are those of a CloudWatch alarm. It evaluates the periods that end while the gate runs. */
import type { MetricComparison, MetricGate } from "../inputs/inputs";

export type { MetricGate };

/** The statistic of one period. */
export interface MetricPoint {
  /** When the period begins, in milliseconds since 1970. */
  readonly at: number;
  readonly value: number;
}

/** What a gate has observed so far. CloudWatch's timestamps and the local clock may differ, so neither is compared with the other. */
export interface ObservedPoints {
  /** The newest period that had data at the first check. It is from before the gate and does not count. */
  readonly before: number;
  /** The newest period that has data. */
  readonly newest: number;
  /** When the clock first saw that period, or began to wait for one. Seconds. */
  readonly since: number;
}

/** The state of a gate on a metric. */
export interface MetricOutcome {
  readonly passes: boolean;
  readonly observed: string;
}

export const metricDefaults = { period: 60, evaluationPeriods: 1 } as const;

/** Seconds that data may arrive late. A period counts as empty only after them. */
export const dataDelaySeconds = 60;

/** The longest time in seconds that a gate takes if nothing breaches: the period under way at the first check does not count. */
export function secondsToPass({
  period = metricDefaults.period,
  evaluationPeriods = metricDefaults.evaluationPeriods,
}: Pick<MetricGate, "period" | "evaluationPeriods">): number {
  return (evaluationPeriods + 1) * period + dataDelaySeconds;
}

/** Updates the observed points with a new response. */
export function recordPoints(
  last: ObservedPoints | undefined,
  points: readonly MetricPoint[],
  now: number,
): ObservedPoints {
  const newest = Math.max(-Infinity, ...points.map(({ at }) => at));
  if (last === undefined) return { before: newest, newest, since: now };
  return newest > last.newest ? { ...last, newest, since: now } : last;
}

/** Evaluates the newest periods that are over and began after the first check. */
export function metricOutcomeOf(
  gate: MetricGate,
  { points, sightings, now }: MetricInput,
): MetricOutcome {
  const { evaluationPeriods: desired = metricDefaults.evaluationPeriods } = gate;
  const evaluated = periodsOver(gate, { points, sightings, now })
    .filter((period) => period !== "missing" || isBreachOrNone(gate))
    .slice(0, desired);
  const bad = evaluated.find((period) => isBreach(gate, period));
  if (bad !== undefined) return { passes: false, observed: renderBreach(gate, bad) };
  const passes = evaluated.length >= desired;
  const observed = `${evaluated.length} of ${desired} periods without a breach`;
  return {
    passes,
    observed: evaluated.length === 0 ? "no period with data is over yet" : observed,
  };
}

export interface MetricInput {
  readonly points: readonly MetricPoint[];
  readonly sightings: ObservedPoints;
  /** The clock, in seconds. */
  readonly now: number;
}

type Period = MetricPoint | "missing";

/** Newest first. Gaps between periods with data are periods without data. */
function periodsOver(
  { period = metricDefaults.period }: MetricGate,
  { points, sightings, now }: MetricInput,
): readonly Period[] {
  const { before, newest, since } = sightings;
  const waited = now - since;
  const atTheEnd = Math.max(0, Math.floor((waited - dataDelaySeconds) / period) - 1);
  const periods: Period[] = Array.from({ length: atTheEnd }, () => "missing");
  const fresh = points.filter(({ at }) => at > before).toSorted((one, other) => other.at - one.at);
  for (const [index, point] of fresh.entries()) {
    const isUnderWay = point.at === newest && waited < period;
    if (!isUnderWay) periods.push(point);
    const earlier = fresh[index + 1]?.at ?? before;
    const gaps = (point.at - earlier) / (period * 1000) - 1;
    if (Number.isFinite(gaps))
      periods.push(...Array.from({ length: gaps }, () => "missing" as const));
  }
  return periods;
}

function isBreachOrNone({ treatMissingData }: MetricGate): boolean {
  return treatMissingData === "breaching" || treatMissingData === "notBreaching";
}

function isBreach(
  { comparisonOperator, threshold, treatMissingData }: MetricGate,
  period: Period,
): boolean {
  if (period === "missing") return treatMissingData === "breaching";
  return comparisons[comparisonOperator].isBreach(period.value, threshold);
}

const comparisons: Readonly<
  Record<
    MetricComparison,
    {
      readonly words: string;
      readonly isBreach: (value: number, threshold: number) => boolean;
    }
  >
> = {
  GreaterThanOrEqualToThreshold: { words: "at least", isBreach: (value, bound) => value >= bound },
  GreaterThanThreshold: { words: "more than", isBreach: (value, bound) => value > bound },
  LessThanThreshold: { words: "less than", isBreach: (value, bound) => value < bound },
  LessThanOrEqualToThreshold: { words: "at most", isBreach: (value, bound) => value <= bound },
};

/** `12 at 12:03:00Z, more than 10` */
function renderBreach(gate: MetricGate, period: Period): string {
  if (period === "missing") return "no data for a period, which counts as a breach";
  const { comparisonOperator, threshold } = gate;
  const at = `${new Date(period.at).toISOString().slice(11, 19)}Z`;
  return `${period.value} at ${at}, ${comparisons[comparisonOperator].words} ${threshold}`;
}

/** `p99 of Latency` */
export function nameOfMetric({ metricName, statistic, extendedStatistic }: MetricGate): string {
  return `${statistic ?? extendedStatistic ?? "data"} of ${metricName}`;
}
