/** An alarm that a refresh listens to, put into the state that a test wants. */
import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
  type PutMetricAlarmInput,
  type StateValue,
} from "@aws-sdk/client-cloudwatch";
import type { Simulator } from "../../../simulator/index";

export interface Alarm {
  readonly name: string;
  readonly set: (state: StateValue) => Promise<void>;
}

/** Too many errors in a minute. */
export const errorsAlarm = {
  AlarmName: "too-many-errors",
  Namespace: "web",
  MetricName: "errors",
  Statistic: "Sum",
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 10,
  ComparisonOperator: "GreaterThanThreshold",
} satisfies PutMetricAlarmInput;

/** Makes an alarm that is OK. */
export async function createAlarm(simulator: Simulator): Promise<Alarm> {
  const client = new CloudWatchClient({
    region: "us-east-1",
    endpoint: simulator.url,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const { AlarmName } = errorsAlarm;
  await client.send(new PutMetricAlarmCommand(errorsAlarm));
  const set: Alarm["set"] = async (StateValue) => {
    const StateReason = `a test says ${StateValue}`;
    await client.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason }));
  };
  await set("OK");
  return { name: AlarmName, set };
}
