/** PutMetricAlarm: an alarm on a metric. Where that has no data, the alarm is judged by what it says about missing data. */
import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { setAlarmState, type AlarmState, type MetricAlarm } from "../../model/cloud-watch";
import { describeDatapoints } from "../../model/metric-alarm-reason";
import { metricOf, watchAlarms } from "../../model/metric-alarms";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
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
  if (metricOf(context.world, alarm)) watchAlarms(context.world, context.now);
  else judgeMissingData(alarm, context);
  return undefined;
};

function requireMetric(input: PutMetricAlarmInput): void {
  const hasMetric = input.MetricName !== undefined && input.Namespace !== undefined;
  if (!hasMetric && !input.Metrics?.length && !input.EvaluationCriteria) {
    throw new AwsError("ValidationError", unverified.alarmWithoutMetric);
  }
}

/** What TreatMissingData makes of missing data. `missing` and `ignore` leave the state as it is. */
const verdicts: Readonly<Record<string, AlarmState>> = { breaching: "ALARM", notBreaching: "OK" };

function judgeMissingData(alarm: MetricAlarm, { world, now }: ActionContext): void {
  const state = verdicts[alarm.settings.TreatMissingData ?? "missing"];
  if (!state) return;
  const reason = describeDatapoints(alarm.settings, []);
  setAlarmState(world, { alarmName: alarm.alarmName, state, reason, now });
}
