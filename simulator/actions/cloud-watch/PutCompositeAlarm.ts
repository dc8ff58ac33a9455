/** PutCompositeAlarm: an alarm on other alarms, evaluated at once. */
import type { PutCompositeAlarmInput } from "@aws-sdk/client-cloudwatch";
import { alarmsInRule } from "../../model/alarm-rule";
import { settleCompositeAlarm, type CompositeAlarm } from "../../model/cloud-watch";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { findAlarmOfKind, putAlarm, requireText, toNewAlarm } from "./alarm-settings";

export const putCompositeAlarm: Action<PutCompositeAlarmInput, undefined> = (input, context) => {
  const { world, now } = context;
  const name = requireText("AlarmName", input.AlarmName);
  const rule = requireText("AlarmRule", input.AlarmRule);
  const missing = alarmsInRule(rule).filter((child) => !world.cloudWatch.alarms.has(child));
  if (missing.length > 0) {
    throw new AwsError(
      "ValidationError",
      `Could not save the composite alarm as alarms [${missing.join(", ")}] in the alarm rule do not exist`,
    );
  }
  const alarm: CompositeAlarm = findAlarmOfKind("composite", name, context) ?? {
    ...toNewAlarm(name, context),
    kind: "composite",
    settings: input,
  };
  // Tags are given when an alarm is made; after that, TagResource changes them.
  alarm.settings = { ...input, Tags: alarm.settings.Tags };
  putAlarm(alarm, context);
  settleCompositeAlarm(world, alarm, now);
  return undefined;
};
