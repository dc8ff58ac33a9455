/** Metric alarms follow the data of their metrics. */
import assert from "node:assert/strict";
import type {
  CloudWatch,
  MetricDatum,
  PutMetricAlarmInput,
  StateValue,
} from "@aws-sdk/client-cloudwatch";
import { withServices } from "../../support/services";

const metric = { Namespace: "App", MetricName: "Errors" };
const minutes = (count: number) => new Date(Date.UTC(2026, 0, 1) + count * 60_000);

describe("metric alarms with data", () => {
  it("go off in the minute after the data, and calm down with better data", () =>
    withServices(async ({ cloudWatch, simulator }) => {
      await putAlarm(cloudWatch);
      await put(cloudWatch, { Value: 12 });
      simulator.advance(59);
      assert.equal((await alarm(cloudWatch))?.StateValue, "INSUFFICIENT_DATA");
      simulator.advance(1);
      const loud = await alarm(cloudWatch);
      assert.equal(loud?.StateValue, "ALARM");
      assert.deepEqual(loud.StateUpdatedTimestamp, minutes(1));
      assert.equal(
        loud.StateReason,
        "Threshold Crossed: 1 datapoint [12.0] was greater than the threshold (10.0).",
      );
      await put(cloudWatch, { Value: 3 });
      simulator.advance(60);
      assert.equal((await alarm(cloudWatch))?.StateValue, "OK");
    }));

  it("take composite alarms with them", () =>
    withServices(async ({ cloudWatch, simulator }) => {
      await putAlarm(cloudWatch);
      await cloudWatch.putCompositeAlarm({ AlarmName: "any", AlarmRule: "ALARM(errors)" });
      await put(cloudWatch, { Value: 12 });
      simulator.advance(60);
      const { CompositeAlarms } = await cloudWatch.describeAlarms({
        AlarmTypes: ["CompositeAlarm"],
      });
      assert.equal(CompositeAlarms?.[0]?.StateValue, "ALARM");
    }));

  it("come back from a state that was set by hand", () =>
    withServices(async ({ cloudWatch, simulator }) => {
      await putAlarm(cloudWatch);
      await put(cloudWatch, { Value: 3 });
      await setState(cloudWatch, "errors", "ALARM");
      simulator.advance(60);
      assert.equal((await alarm(cloudWatch))?.StateValue, "OK");
    }));

  it("end without data some periods after the last", () =>
    withServices(async ({ cloudWatch, simulator }) => {
      await putAlarm(cloudWatch);
      await put(cloudWatch, { Value: 3 });
      simulator.advance(86_400);
      const { StateValue, StateUpdatedTimestamp } = (await alarm(cloudWatch)) ?? {};
      assert.deepEqual([StateValue, StateUpdatedTimestamp], ["INSUFFICIENT_DATA", minutes(4)]);
    }));

  /** AWS's own examples: five periods, X is too much, 0 is not, - is nothing; three periods are evaluated. */
  const examples: readonly (readonly [
    number,
    string,
    readonly [string, string, string, string],
  ])[] = [
    [3, "0-X-X", ["OK", "OK", "OK", "OK"]],
    [3, "----0", ["OK", "OK", "OK", "OK"]],
    [3, "0XX-X", ["ALARM", "ALARM", "ALARM", "ALARM"]],
    [3, "--X--", ["ALARM", "same", "ALARM", "OK"]],
    [2, "0-X-X", ["ALARM", "ALARM", "ALARM", "ALARM"]],
    [2, "00X0X", ["ALARM", "ALARM", "ALARM", "ALARM"]],
    [2, "0-X--", ["OK", "OK", "ALARM", "OK"]],
    [2, "----0", ["OK", "OK", "ALARM", "OK"]],
    [2, "----X", ["ALARM", "same", "ALARM", "OK"]],
  ];
  const treatments = ["missing", "ignore", "breaching", "notBreaching"];
  for (const [wanted, data, states] of examples) {
    it(`with ${wanted} of 3 and ${data} are ${states.join(", ")} for ${treatments.join(", ")}`, () =>
      withServices(async ({ cloudWatch, simulator }) => {
        for (const [minute, sign] of Array.from(data).entries()) {
          if (sign === "-") continue;
          await put(cloudWatch, { Timestamp: minutes(minute - 4), Value: sign === "X" ? 99 : 0 });
        }
        for (const TreatMissingData of treatments) {
          const settings = { EvaluationPeriods: 3, DatapointsToAlarm: wanted, TreatMissingData };
          await putAlarm(cloudWatch, { ...settings, AlarmName: TreatMissingData });
          await setState(cloudWatch, TreatMissingData, "INSUFFICIENT_DATA");
        }
        // The next minute looks back on the five periods from minute -4 to minute 0.
        simulator.advance(60);
        const found = await cloudWatch.describeAlarms({ AlarmNames: treatments });
        const stateOf = (name: string) =>
          found.MetricAlarms?.find(({ AlarmName }) => AlarmName === name)?.StateValue;
        const expected = states.map((state) => (state === "same" ? "INSUFFICIENT_DATA" : state));
        assert.deepEqual(treatments.map(stateOf), expected);
      }));
  }
});

async function put(cloudWatch: CloudWatch, datum: Partial<MetricDatum>): Promise<void> {
  const { Namespace, MetricName } = metric;
  await cloudWatch.putMetricData({ Namespace, MetricData: [{ MetricName, ...datum }] });
}

async function putAlarm(
  cloudWatch: CloudWatch,
  settings: Partial<PutMetricAlarmInput> = {},
): Promise<void> {
  await cloudWatch.putMetricAlarm({
    ...metric,
    AlarmName: "errors",
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 10,
    ComparisonOperator: "GreaterThanThreshold",
    ...settings,
  });
}

async function alarm(cloudWatch: CloudWatch) {
  return (await cloudWatch.describeAlarms({ AlarmNames: ["errors"] })).MetricAlarms?.[0];
}

async function setState(
  cloudWatch: CloudWatch,
  AlarmName: string,
  StateValue: StateValue,
): Promise<void> {
  await cloudWatch.setAlarmState({ AlarmName, StateValue, StateReason: "a test" });
}
