/** What a metric alarm says of the data that it has looked at, in CloudWatch's words. */
import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";

type Settings = Readonly<PutMetricAlarmInput>;

/** Whether a value is on the wrong side of the threshold. */
export function isBreaching({ ComparisonOperator, Threshold = 0 }: Settings, value: number) {
  switch (ComparisonOperator) {
    case "GreaterThanOrEqualToThreshold":
      return value >= Threshold;
    case "LessThanThreshold":
      return value < Threshold;
    case "LessThanOrEqualToThreshold":
      return value <= Threshold;
    default:
      return value > Threshold;
  }
}

/** @param periods the values, newest first; undefined where there was no data */
export function describeDatapoints(
  settings: Settings,
  periods: readonly (number | undefined)[],
): string {
  const evaluated = settings.EvaluationPeriods ?? 1;
  const real = periods.filter((value) => value !== undefined).slice(0, evaluated);
  if (real.length === 0) return withoutData(settings, evaluated);
  const breaching = real.filter((value) => isBreaching(settings, value));
  const shown = breaching.length > 0 ? breaching : real;
  const not = breaching.length > 0 ? "" : "not ";
  const count = shown.length === 1 ? "1 datapoint" : `${shown.length} datapoints`;
  const was = shown.length === 1 ? "was" : "were";
  const values = shown.map(toDecimal).join(", ");
  const threshold = toDecimal(settings.Threshold ?? 0);
  return `Threshold Crossed: ${count} [${values}] ${was} ${not}${comparison(settings)} the threshold (${threshold}).`;
}

function withoutData({ TreatMissingData }: Settings, periods: number): string {
  const [period, datapoint] =
    periods === 1 ? ["period", "datapoint was"] : ["periods", "datapoints were"];
  const treatments: Readonly<Record<string, string>> = {
    breaching: "Breaching",
    notBreaching: "NonBreaching",
  };
  const treatment = treatments[TreatMissingData ?? "missing"];
  return treatment === undefined
    ? `Insufficient Data: ${periods} ${datapoint} unknown.`
    : `Threshold Crossed: no datapoints were received for ${periods} ${period} and ${periods} missing ${datapoint} treated as [${treatment}].`;
}

function comparison({ ComparisonOperator = "GreaterThanThreshold" }: Settings): string {
  const words: Readonly<Record<string, string>> = {
    GreaterThanOrEqualToThreshold: "greater than or equal to",
    LessThanThreshold: "less than",
    LessThanOrEqualToThreshold: "less than or equal to",
  };
  return words[ComparisonOperator] ?? "greater than";
}

/** CloudWatch writes whole numbers with a decimal. */
function toDecimal(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
