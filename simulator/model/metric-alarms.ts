/** Metric alarms follow their data: each is looked at every minute while there is something to see. */
import {
  isUnchecked,
  setAlarmState,
  type AlarmState,
  type AlarmWorld,
  type MetricAlarm,
} from "./cloud-watch";
import { describeDatapoints, isBreaching } from "./metric-alarm-reason";
import { statisticsOf } from "./metric-statistics";
import { findMetric, type Metric } from "./metrics";

const minute = 60_000;

/** How many periods beyond the evaluated ones are searched for data, where some is missing. AWS does not say; its examples have two. */
const extraPeriods = 2;

/** New data has arrived: alarms are looked at from the next minute on. */
export function watchAlarms({ cloudWatch }: AlarmWorld, now: number): void {
  const next = (Math.floor(now / minute) + 1) * minute;
  cloudWatch.nextEvaluation = Math.min(cloudWatch.nextEvaluation, next);
}

/**
 * Looks at every metric alarm whose metric ever had data, and at new ones. Another alarm without any data keeps the state that it was put
 * into.
 */
export function evaluateAlarms(world: AlarmWorld, now: number): void {
  const { cloudWatch } = world;
  let isOver = true;
  for (const alarm of [...cloudWatch.alarms.values()]) {
    if (alarm.kind !== "metric") continue;
    const metric = metricOf(world, alarm);
    if (!metric) {
      if (isUnchecked(alarm)) judgeMissingData(world, alarm, now);
      continue;
    }
    evaluate(world, { alarm, metric, now });
    isOver &&= metric.newest < firstInRange(alarm, now);
  }
  cloudWatch.nextEvaluation = isOver ? Infinity : now + minute;
}

/** What TreatMissingData makes of missing data. `missing` and `ignore` leave the state as it is. */
const verdicts: Readonly<Record<string, AlarmState>> = { breaching: "ALARM", notBreaching: "OK" };

/** Judges an alarm whose metric never had data. */
export function judgeMissingData(world: AlarmWorld, alarm: MetricAlarm, now: number): void {
  const { alarmName, settings } = alarm;
  const state = verdicts[settings.TreatMissingData ?? "missing"];
  if (state === undefined) return;
  setAlarmState(world, { alarmName, state, reason: describeDatapoints(settings, []), now });
}

interface Evaluation {
  readonly alarm: MetricAlarm;
  readonly metric: Metric;
  readonly now: number;
}

function evaluate(world: AlarmWorld, evaluation: Evaluation): void {
  const { alarm, now } = evaluation;
  const periods = periodsOf(evaluation);
  const state = judge(alarm, periods);
  if (state === undefined || state === alarm.state) return;
  const reason = describeDatapoints(alarm.settings, periods);
  setAlarmState(world, { alarmName: alarm.alarmName, state, reason, now });
}

/** The newest value that an alarm sees of its metric; undefined without data. */
export function latestDatapoint(
  world: AlarmWorld,
  alarm: MetricAlarm,
  now: number,
): number | undefined {
  const metric = metricOf(world, alarm);
  if (!metric) return undefined;
  return periodsOf({ alarm, metric, now }).find((value) => value !== undefined);
}

/** What was seen in each period of the range, newest first: its value, or undefined where there was no data. */
function periodsOf({ alarm, metric, now }: Evaluation): readonly (number | undefined)[] {
  const { Statistic, ExtendedStatistic, Unit } = alarm.settings;
  const period = periodOf(alarm);
  const from = firstInRange(alarm, now);
  const until = from + rangeOf(alarm) * period;
  const points = statisticsOf(metric, {
    statistic: Statistic ?? ExtendedStatistic ?? "Average",
    period: period / 1000,
    from,
    until,
    unit: Unit,
  });
  return Array.from({ length: rangeOf(alarm) }, (_, index) => {
    const at = until - (index + 1) * period;
    return points.find((point) => point.at === at)?.value;
  });
}

/**
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 * @returns undefined where the alarm keeps its state
 */
function judge(
  { settings }: MetricAlarm,
  periods: readonly (number | undefined)[],
): AlarmState | undefined {
  const evaluated = settings.EvaluationPeriods ?? 1;
  const wanted = settings.DatapointsToAlarm ?? evaluated;
  // Data further back stands in for what is missing, as far as there is any.
  const real = periods.filter((value) => value !== undefined).slice(0, evaluated);
  const missing = evaluated - real.length;
  const breaching = real.filter((value) => isBreaching(settings, value)).length;
  if (breaching >= wanted) return "ALARM";
  switch (settings.TreatMissingData) {
    case "breaching":
      return breaching + missing >= wanted ? "ALARM" : "OK";
    case "notBreaching":
      return "OK";
    case "ignore":
      return missing > 0 && breaching === real.length ? undefined : "OK";
    default:
      if (real.length === 0) return "INSUFFICIENT_DATA";
      return missing > 0 && breaching === real.length ? "ALARM" : "OK";
  }
}

/** The range ends with the last period that is over. */
function firstInRange(alarm: MetricAlarm, now: number): number {
  const period = periodOf(alarm);
  return (Math.floor(now / period) - rangeOf(alarm)) * period;
}

function rangeOf({ settings }: MetricAlarm): number {
  return (settings.EvaluationPeriods ?? 1) + extraPeriods;
}

/** Milliseconds. */
function periodOf({ settings }: MetricAlarm): number {
  return (settings.Period ?? 60) * 1000;
}

/** The metric of an alarm on one metric. Alarms on metric math and on anomaly detection follow no data here. */
export function metricOf(
  { cloudWatch }: AlarmWorld,
  { settings }: MetricAlarm,
): Metric | undefined {
  const { Namespace: namespace, MetricName: metricName, Dimensions: dimensions = [] } = settings;
  if (namespace === undefined || metricName === undefined) return undefined;
  if (settings.ThresholdMetricId !== undefined) return undefined;
  return findMetric(cloudWatch.metrics, { namespace, metricName, dimensions });
}
