/** Alarms: states, composites, and how they are described and deleted. */
import assert from "node:assert/strict";
import type { CloudWatch, PutMetricAlarmInput, StateValue } from "@aws-sdk/client-cloudwatch";
import { withServices } from "../../support/services";

describe("metric alarms", () => {
  it("begin without data, and are in the state they are put into", () =>
    withServices(async ({ cloudWatch, simulator }) => {
      await put(cloudWatch, "cpu");
      const before = await describe1(cloudWatch, "cpu");
      assert.equal(before?.StateValue, "INSUFFICIENT_DATA");
      assert.equal(before.StateReason, "Unchecked: Initial alarm creation");
      simulator.advance(60);
      await setState(cloudWatch, "cpu", "ALARM");
      const after = await describe1(cloudWatch, "cpu");
      assert.equal(after?.StateValue, "ALARM");
      assert.deepEqual(after.StateUpdatedTimestamp, simulator.now());
    }));

  it("take missing data as they are told to, when they are evaluated for the first time", () =>
    withServices(async ({ cloudWatch, simulator }) => {
      await put(cloudWatch, "calm", { TreatMissingData: "notBreaching", EvaluationPeriods: 2 });
      await put(cloudWatch, "anxious", { TreatMissingData: "breaching" });
      for (const name of ["calm", "anxious"]) {
        assert.equal((await describe1(cloudWatch, name))?.StateValue, "INSUFFICIENT_DATA");
      }
      simulator.advance(60);
      assert.equal((await describe1(cloudWatch, "anxious"))?.StateValue, "ALARM");
      const calm = await describe1(cloudWatch, "calm");
      assert.equal(calm?.StateValue, "OK");
      assert.equal(
        calm.StateReason,
        "Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as [NonBreaching].",
      );
    }));

  it("keep state and tags when their settings change", () =>
    withServices(async ({ cloudWatch }) => {
      await put(cloudWatch, "cpu", { Tags: [{ Key: "team", Value: "blue" }] });
      await setState(cloudWatch, "cpu", "OK");
      await put(cloudWatch, "cpu", { Threshold: 99 });
      const alarm = await describe1(cloudWatch, "cpu");
      assert.deepEqual([alarm?.StateValue, alarm?.Threshold], ["OK", 99]);
      const { Tags } = await cloudWatch.listTagsForResource({ ResourceARN: alarm?.AlarmArn });
      assert.deepEqual(Tags, [{ Key: "team", Value: "blue" }]);
    }));

  it("run their actions or do not", () =>
    withServices(async ({ cloudWatch }) => {
      await put(cloudWatch, "cpu");
      await cloudWatch.disableAlarmActions({ AlarmNames: ["cpu"] });
      assert.equal((await describe1(cloudWatch, "cpu"))?.ActionsEnabled, false);
      await cloudWatch.enableAlarmActions({ AlarmNames: ["cpu"] });
      assert.equal((await describe1(cloudWatch, "cpu"))?.ActionsEnabled, true);
    }));

  it("that do not exist cannot be put into a state", () =>
    withServices(async ({ cloudWatch }) => {
      await assert.rejects(setState(cloudWatch, "nobody", "OK"), { name: "ResourceNotFound" });
    }));
});

describe("composite alarms", () => {
  it("follow the alarms below them", () =>
    withServices(async ({ cloudWatch }) => {
      await put(cloudWatch, "cpu");
      await put(cloudWatch, "errors");
      await cloudWatch.putCompositeAlarm({
        AlarmName: "both",
        AlarmRule: "ALARM(cpu) AND ALARM(errors)",
      });
      assert.equal(await compositeState(cloudWatch), "OK");
      await setState(cloudWatch, "cpu", "ALARM");
      assert.equal(await compositeState(cloudWatch), "OK");
      await setState(cloudWatch, "errors", "ALARM");
      assert.equal(await compositeState(cloudWatch), "ALARM");
      await setState(cloudWatch, "cpu", "OK");
      assert.equal(await compositeState(cloudWatch), "OK");
    }));

  it("can ask for some of several alarms", () =>
    withServices(async ({ cloudWatch }) => {
      for (const name of ["cpu", "disk", "errors"]) await put(cloudWatch, name);
      const AlarmRule = 'AT_LEAST(2, ALARM, ("cpu", "disk", "errors"))';
      await cloudWatch.putCompositeAlarm({ AlarmName: "both", AlarmRule });
      await setState(cloudWatch, "cpu", "ALARM");
      assert.equal(await compositeState(cloudWatch), "OK");
      await setState(cloudWatch, "disk", "ALARM");
      assert.equal(await compositeState(cloudWatch), "ALARM");
    }));

  it("cannot name alarms that do not exist", () =>
    withServices(async ({ cloudWatch }) => {
      await assert.rejects(
        cloudWatch.putCompositeAlarm({ AlarmName: "both", AlarmRule: "ALARM(nobody)" }),
        {
          name: "ValidationException",
          message:
            "Could not save the composite alarm as alarms [nobody] in the alarm rule do not exist",
        },
      );
    }));

  it("keep the alarms they name from being deleted alone", () =>
    withServices(async ({ cloudWatch }) => {
      await put(cloudWatch, "cpu");
      await cloudWatch.putCompositeAlarm({ AlarmName: "both", AlarmRule: "ALARM(cpu)" });
      await assert.rejects(cloudWatch.deleteAlarms({ AlarmNames: ["cpu"] }), {
        name: "ValidationException",
        message: "Cannot delete cpu as there are composite alarm(s) depending on it.",
      });
      await cloudWatch.deleteAlarms({ AlarmNames: ["cpu", "both", "nobody"] });
      assert.deepEqual(await names(cloudWatch), []);
    }));
});

describe("DescribeAlarms", () => {
  it("shows composite alarms only when asked to", () =>
    withServices(async ({ cloudWatch }) => {
      await put(cloudWatch, "cpu");
      await cloudWatch.putCompositeAlarm({ AlarmName: "both", AlarmRule: "ALARM(cpu)" });
      const plain = await cloudWatch.describeAlarms({});
      const all = await cloudWatch.describeAlarms({
        AlarmTypes: ["CompositeAlarm", "MetricAlarm"],
      });
      assert.deepEqual([plain.MetricAlarms?.length, plain.CompositeAlarms?.length], [1, 0]);
      assert.deepEqual([all.MetricAlarms?.length, all.CompositeAlarms?.length], [1, 1]);
    }));

  it("chooses by name, prefix and state, and is silent about names without an alarm", () =>
    withServices(async ({ cloudWatch }) => {
      for (const name of ["web-cpu", "web-errors", "db-cpu"]) await put(cloudWatch, name);
      await setState(cloudWatch, "web-cpu", "ALARM");
      assert.deepEqual(await names(cloudWatch, { AlarmNames: ["db-cpu", "nobody"] }), ["db-cpu"]);
      assert.deepEqual(await names(cloudWatch, { AlarmNamePrefix: "web" }), [
        "web-cpu",
        "web-errors",
      ]);
      assert.deepEqual(await names(cloudWatch, { StateValue: "ALARM" }), ["web-cpu"]);
    }));

  it("comes page by page", () =>
    withServices(async ({ cloudWatch }) => {
      for (const name of ["a", "b", "c"]) await put(cloudWatch, name);
      const { NextToken } = await cloudWatch.describeAlarms({ MaxRecords: 2 });
      assert.deepEqual(await names(cloudWatch, { MaxRecords: 2, NextToken }), ["c"]);
      await assert.rejects(names(cloudWatch, { NextToken: "x" }), { name: "InvalidNextToken" });
    }));
});

describe("DescribeAlarmHistory", () => {
  it("tells newest first what happened to an alarm", () =>
    withServices(async ({ cloudWatch, simulator }) => {
      await put(cloudWatch, "cpu");
      simulator.advance(60);
      await setState(cloudWatch, "cpu", "ALARM");
      const { AlarmHistoryItems = [] } = await cloudWatch.describeAlarmHistory({
        AlarmName: "cpu",
      });
      assert.deepEqual(
        AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary),
        ["Alarm updated from INSUFFICIENT_DATA to ALARM", 'Alarm "cpu" created'],
      );
    }));
});

async function put(
  cloudWatch: CloudWatch,
  name: string,
  settings: Partial<PutMetricAlarmInput> = {},
): Promise<void> {
  await cloudWatch.putMetricAlarm({
    AlarmName: name,
    Namespace: "AWS/EC2",
    MetricName: "CPUUtilization",
    Statistic: "Average",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 80,
    ComparisonOperator: "GreaterThanThreshold",
    ...settings,
  });
}

async function setState(cloudWatch: CloudWatch, name: string, state: StateValue): Promise<void> {
  await cloudWatch.setAlarmState({ AlarmName: name, StateValue: state, StateReason: "a test" });
}

async function describe1(cloudWatch: CloudWatch, name: string) {
  const { MetricAlarms: [alarm] = [] } = await cloudWatch.describeAlarms({ AlarmNames: [name] });
  return alarm;
}

async function compositeState(cloudWatch: CloudWatch): Promise<StateValue | undefined> {
  const { CompositeAlarms: [alarm] = [] } = await cloudWatch.describeAlarms({
    AlarmTypes: ["CompositeAlarm"],
  });
  return alarm?.StateValue;
}

async function names(
  cloudWatch: CloudWatch,
  request: Parameters<CloudWatch["describeAlarms"]>[0] = {},
): Promise<readonly (string | undefined)[]> {
  const { MetricAlarms = [] } = await cloudWatch.describeAlarms(request);
  return MetricAlarms.map(({ AlarmName }) => AlarmName);
}
