/** PutMetricAlarm: an alarm on a metric. There are no metrics here, so it is judged by what it says about missing data. */
import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { setAlarmState, type AlarmState, type MetricAlarm } from "../../model/cloud-watch";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../protocol/aws-error";
import type { Action, ActionContext } from "../action";
import { findAlarmOfKind, putAlarm, requireText, toNewAlarm } from "./alarm-settings";

export const putMetricAlarm: Action<PutMetricAlarmInput, undefined> = (input, context) => {
  const name = requireText("AlarmName", input.AlarmName);
  requireMetric(input);
  const alarm: MetricAlarm = findAlarmOfKind("metric", name, context) ?? {
    ...toNewAlarm(name, context),
    kind: "metric",
    settings: input,
  };
  // Tags are given when an alarm is made; after that, TagResource changes them.
  alarm.settings = { ...input, Tags: alarm.settings.Tags };
  putAlarm(alarm, context);
  judgeMissingData(alarm, context);
  return undefined;
};

function requireMetric(input: PutMetricAlarmInput): void {
  const hasMetric = input.MetricName !== undefined && input.Namespace !== undefined;
  if (!hasMetric && !input.Metrics?.length && !input.EvaluationCriteria) {
    throw new AwsError("ValidationError", unverified.alarmWithoutMetric);
  }
}

/** AWS's words for what TreatMissingData makes of missing data. `missing` and `ignore` leave the state as it is. */
const verdicts: Readonly<Record<string, { readonly state: AlarmState; readonly word: string }>> = {
  breaching: { state: "ALARM", word: "Breaching" },
  notBreaching: { state: "OK", word: "NonBreaching" },
};

function judgeMissingData(alarm: MetricAlarm, { world, now }: ActionContext): void {
  const verdict = verdicts[alarm.settings.TreatMissingData ?? "missing"];
  if (!verdict) return;
  const periods = alarm.settings.EvaluationPeriods ?? 1;
  const [period, datapoint] =
    periods === 1 ? ["period", "datapoint was"] : ["periods", "datapoints were"];
  setAlarmState(world, {
    alarmName: alarm.alarmName,
    state: verdict.state,
    reason: `Threshold Crossed: no datapoints were received for ${periods} ${period} and ${periods} missing ${datapoint} treated as [${verdict.word}].`,
    now,
  });
}
