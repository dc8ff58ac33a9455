/** EnableAlarmActions: lets alarms run their actions. Names without an alarm are no error. */
import type { EnableAlarmActionsInput } from "@aws-sdk/client-cloudwatch";
import type { Action } from "../action";

export const enableAlarmActions: Action<EnableAlarmActionsInput, undefined> = (
  { AlarmNames: names = [] },
  { world },
) => {
  for (const name of names) {
    const alarm = world.cloudWatch.alarms.get(name);
    if (alarm) alarm.actionsEnabled = true;
  }
  return undefined;
};
