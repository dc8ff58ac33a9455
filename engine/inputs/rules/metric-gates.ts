/** Whether the settings of a gate on a metric are complete, and whether it has enough time. */
import { gateDefaults } from "../../gates/gate";
import { metricDefaults, secondsToPass } from "../../gates/metric-gate";
import type { InputFailure } from "../failure";
import { getReading, getEntries, isAbsent, isGiven, notYetKnown } from "../readings";

/** A percentile is an extended statistic; the others are not. */
export function requireOneStatistic(inputs: unknown): readonly InputFailure[] {
  return getMetricGates(inputs).flatMap(({ gate, path }) => {
    const both = [
      getReading(gate, "metric.statistic"),
      getReading(gate, "metric.extendedStatistic"),
    ];
    if (both.includes(notYetKnown)) return [];
    const given = both.filter(isGiven).length;
    if (given === 1) return [];
    const reason =
      given === 0
        ? 'nothing is given: a metric has one of statistic and extendedStatistic; add one, for example "Average".'
        : "statistic and extendedStatistic are both given: a metric has one of them; remove the other.";
    return [{ property: `${path}.metric.statistic`, reason }];
  });
}

/** CloudWatch keeps finer data for three hours only, and a refresh may take longer. */
export function requirePeriodsInMinutes(inputs: unknown): readonly InputFailure[] {
  return getMetricGates(inputs).flatMap(({ gate, path }) => {
    const period = getReading(gate, "metric.period");
    if (typeof period !== "number" || period % 60 === 0) return [];
    const reason = `${period} is not a whole number of minutes: a gate's Period is a multiple of 60 seconds; use ${Math.ceil(period / 60) * 60}.`;
    return [{ property: `${path}.metric.period`, reason }];
  });
}

/** A gate that cannot pass within its timeout would always fail. */
export function requireTimeForMetricGates(inputs: unknown): readonly InputFailure[] {
  return getMetricGates(inputs).flatMap(({ gate, path }) => {
    const timeout = getReading(gate, "timeout") ?? gateDefaults.timeout;
    const period = getReading(gate, "metric.period") ?? metricDefaults.period;
    const evaluationPeriods =
      getReading(gate, "metric.evaluationPeriods") ?? metricDefaults.evaluationPeriods;
    if (typeof timeout !== "number" || typeof period !== "number") return [];
    if (typeof evaluationPeriods !== "number") return [];
    const needed = secondsToPass({ period, evaluationPeriods });
    if (timeout >= needed) return [];
    const reason = `${timeout} seconds are too few: a metric takes evaluationPeriods and one period more, and a minute for late data; use ${needed} or more.`;
    return [{ property: `${path}.timeout`, reason }];
  });
}

function getMetricGates(inputs: unknown) {
  return getEntries(getReading(inputs, "gates")).flatMap((gate, index) => {
    const metric = typeof gate === "symbol" ? undefined : getReading(gate, "metric");
    const isThere = typeof metric === "object" && !isAbsent(metric);
    return isThere ? [{ gate, path: `gates[${index}]` }] : [];
  });
}
