/** DeleteAlarms: removes alarms; names without an alarm are no error. */
import type { DeleteAlarmsInput } from "@aws-sdk/client-cloudwatch";
import { compositeAlarmsOn } from "../../model/cloud-watch";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";

export const deleteAlarms: Action<DeleteAlarmsInput, undefined> = (input, { world, now }) => {
  const names = input.AlarmNames ?? [];
  const { alarms, history } = world.cloudWatch;
  for (const name of names) {
    if (compositeAlarmsOn(world, name).every((above) => names.includes(above.alarmName))) continue;
    throw new AwsError(
      "ValidationError",
      `Cannot delete ${name} as there are composite alarm(s) depending on it.`,
    );
  }
  for (const name of names) {
    const alarm = alarms.get(name);
    if (!alarm) continue;
    alarms.delete(name);
    history.push({
      alarmName: name,
      alarmKind: alarm.kind,
      at: now,
      type: "ConfigurationUpdate",
      summary: `Alarm "${name}" deleted`,
      details: JSON.stringify({ version: "1.0", type: "Delete" }),
    });
  }
  return undefined;
};
