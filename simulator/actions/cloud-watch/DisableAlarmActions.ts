/** DisableAlarmActions: keeps alarms from running their actions. Names without an alarm are no error. */
import type { DisableAlarmActionsInput } from "@aws-sdk/client-cloudwatch";
import type { Action } from "../action";

export const disableAlarmActions: Action<DisableAlarmActionsInput, undefined> = (
  { AlarmNames: names = [] },
  { world },
) => {
  for (const name of names) {
    const alarm = world.cloudWatch.alarms.get(name);
    if (alarm) alarm.actionsEnabled = false;
  }
  return undefined;
};
