/** SetAlarmState: puts an alarm into a state. It stays there until the metric's data says otherwise. */
import type { SetAlarmStateInput } from "@aws-sdk/client-cloudwatch";
import { setAlarmState as setState } from "../../model/cloud-watch";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { requireText } from "./alarm-settings";

export const setAlarmState: Action<SetAlarmStateInput, undefined> = (input, { world, now }) => {
  const alarmName = requireText("AlarmName", input.AlarmName);
  if (!world.cloudWatch.alarms.has(alarmName)) {
    throw new AwsError("ResourceNotFound", unverified.alarmMissing(alarmName), 404);
  }
  setState(world, {
    alarmName,
    state: requireText("StateValue", input.StateValue),
    reason: requireText("StateReason", input.StateReason),
    reasonData: input.StateReasonData,
    now,
  });
  return undefined;
};
