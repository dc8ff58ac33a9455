/** A gate on a metric: its settings are those of a CloudWatch alarm, and it judges the periods that end while it is asked. */
import type { MetricComparison, MetricGate } from "../inputs/inputs";

export type { MetricGate };

/** The statistic of one period. */
export interface MetricPoint {
  /** When the period begins, in milliseconds since 1970. */
  readonly at: number;
  readonly value: number;
}

/** What a gate has seen so far. CloudWatch's time and the clock's have nothing to do with each other, so neither is counted on the other. */
export interface ObservedPoints {
  /** The newest period that had data when the gate was first asked: what it says is from before. */
  readonly before: number;
  /** The newest period that has data. */
  readonly newest: number;
  /** When the clock saw that one first, or began to wait for one. Seconds. */
  readonly since: number;
}

/** How a gate on a metric stands. */
export interface MetricOutcome {
  readonly passes: boolean;
  readonly observed: string;
}

export const metricDefaults = { period: 60, evaluationPeriods: 1 } as const;

/** Data may arrive so many seconds late; a period is without data only when they are over. */
export const dataDelaySeconds = 60;

/** Seconds that a gate takes at the most if nothing breaches: the period that is under way does not count. */
export function secondsToPass({
  period = metricDefaults.period,
  evaluationPeriods = metricDefaults.evaluationPeriods,
}: Pick<MetricGate, "period" | "evaluationPeriods">): number {
  return (evaluationPeriods + 1) * period + dataDelaySeconds;
}

/** The sightings after another answer. */
export function recordPoints(
  last: ObservedPoints | undefined,
  points: readonly MetricPoint[],
  now: number,
): ObservedPoints {
  const newest = Math.max(-Infinity, ...points.map(({ at }) => at));
  if (last === undefined) return { before: newest, newest, since: now };
  return newest > last.newest ? { ...last, newest, since: now } : last;
}

/** Judges the newest periods that are over and began after the gate was first asked. */
export function metricOutcomeOf(
  gate: MetricGate,
  { points, sightings, now }: MetricInput,
): MetricOutcome {
  const { evaluationPeriods: desired = metricDefaults.evaluationPeriods } = gate;
  const judged = periodsOver(gate, { points, sightings, now })
    .filter((period) => period !== "missing" || isBreachOrNone(gate))
    .slice(0, desired);
  const bad = judged.find((period) => isBreach(gate, period));
  if (bad !== undefined) return { passes: false, observed: renderBreach(gate, bad) };
  const passes = judged.length >= desired;
  const observed = `${judged.length} of ${desired} periods without a breach`;
  return { passes, observed: judged.length === 0 ? "no period with data is over yet" : observed };
}

export interface MetricInput {
  readonly points: readonly MetricPoint[];
  readonly sightings: ObservedPoints;
  /** The clock, in seconds. */
  readonly now: number;
}

type Period = MetricPoint | "missing";

/** Newest first. The gaps between periods with data are periods without. */
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
