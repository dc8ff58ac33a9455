/** PutMetricAlarm: an alarm on a metric. Where that has no data, the alarm is judged by what it says about missing data, a new one within a minute. */
import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { isUnchecked, type MetricAlarm } from "../../model/cloud-watch";
import { judgeMissingData, metricOf, watchAlarms } from "../../model/metric-alarms";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
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
  if (metricOf(context.world, alarm) || isUnchecked(alarm)) {
    watchAlarms(context.world, context.now);
  } else judgeMissingData(context.world, alarm, context.now);
  return undefined;
};

function requireMetric(input: PutMetricAlarmInput): void {
  const hasMetric = input.MetricName !== undefined && input.Namespace !== undefined;
  if (!hasMetric && !input.Metrics?.length && !input.EvaluationCriteria) {
    throw new AwsError("ValidationError", unverified.alarmWithoutMetric);
  }
}
