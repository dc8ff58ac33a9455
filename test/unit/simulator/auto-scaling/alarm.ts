/** An alarm for a refresh to listen to. */
import { setAlarmState } from "../../../../simulator/model/cloud-watch";
import type { Fleet } from "./fleet";

/** The fleet, with the alarm `latency` in a state. */
export function withAlarm(fleet: Fleet, state: "OK" | "ALARM" | "INSUFFICIENT_DATA"): Fleet {
  const { alarms } = fleet.world.cloudWatch;
  if (!alarms.has("latency")) {
    const now = fleet.now();
    alarms.set("latency", {
      kind: "metric",
      alarmName: "latency",
      alarmArn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:latency",
      actionsEnabled: true,
      configurationUpdatedAt: now,
      state: "INSUFFICIENT_DATA",
      stateReason: "",
      stateReasonData: undefined,
      stateUpdatedAt: now,
      stateChangedAt: now,
      settings: {
        AlarmName: "latency",
        EvaluationPeriods: 1,
        ComparisonOperator: "GreaterThanThreshold",
      },
    });
  }
  setAlarmState(fleet.world, { alarmName: "latency", state, reason: "test", now: fleet.now() });
  return fleet;
}
