/** An alarm for a refresh to listen to. */
import { setAlarmState } from "../../../../simulator/model/cloud-watch";
import type { Fleet } from "./fleet";

/** The fleet, with an alarm in a state. */
export function withAlarm(
  fleet: Fleet,
  state: "OK" | "ALARM" | "INSUFFICIENT_DATA",
  alarmName = "latency",
): Fleet {
  const { alarms } = fleet.world.cloudWatch;
  if (!alarms.has(alarmName)) {
    const now = fleet.now();
    alarms.set(alarmName, {
      kind: "metric",
      alarmName,
      alarmArn: `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${alarmName}`,
      actionsEnabled: true,
      configurationUpdatedAt: now,
      state: "INSUFFICIENT_DATA",
      stateReason: "",
      stateReasonData: undefined,
      stateUpdatedAt: now,
      stateChangedAt: now,
      settings: {
        AlarmName: alarmName,
        EvaluationPeriods: 1,
        ComparisonOperator: "GreaterThanThreshold",
      },
    });
  }
  setAlarmState(fleet.world, { alarmName, state, reason: "test", now: fleet.now() });
  return fleet;
}
