/** SetAlarmState: puts an alarm into a state. It stays there: the simulator has no metrics that could change it back. */
import type { SetAlarmStateInput } from "@aws-sdk/client-cloudwatch";
import { setAlarmState as setState, type AlarmState } from "../../model/cloud-watch";
import { AwsError } from "../../protocol/aws-error";
import type { Action } from "../action";
import { requireText } from "./alarm-settings";

export const setAlarmState: Action<SetAlarmStateInput, undefined> = (input, { world, now }) => {
  const alarmName = requireText("AlarmName", input.AlarmName);
  if (!world.cloudWatch.alarms.has(alarmName)) {
    throw new AwsError("ResourceNotFound", `Alarm ${alarmName} does not exist.`, 404);
  }
  setState(world, {
    alarmName,
    state: requireState(input.StateValue),
    reason: requireText("StateReason", input.StateReason),
    reasonData: input.StateReasonData,
    now,
  });
  return undefined;
};

/** The wire can carry any text, whatever the type of the input says. */
function requireState(state: string | undefined): AlarmState {
  if (state === "OK" || state === "ALARM" || state === "INSUFFICIENT_DATA") return state;
  throw new AwsError(
    "ValidationError",
    `1 validation error detected: Value '${state ?? ""}' at 'stateValue' failed to satisfy constraint: Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]`,
  );
}
