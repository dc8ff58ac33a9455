/** The tags of alarms. */
import assert from "node:assert/strict";
import { withServices } from "../../support/services";

describe("the tags of an alarm", () => {
  it("are added, changed and removed", () =>
    withServices(async ({ cloudWatch }) => {
      await cloudWatch.putMetricAlarm({
        AlarmName: "errors",
        Namespace: "App",
        MetricName: "Errors",
        Statistic: "Sum",
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: "GreaterThanThreshold",
      });
      const { MetricAlarms = [] } = await cloudWatch.describeAlarms({});
      const ResourceARN = MetricAlarms[0]?.AlarmArn;
      const tag = (Key: string, Value: string) =>
        cloudWatch.tagResource({ ResourceARN, Tags: [{ Key, Value }] });
      await tag("team", "a");
      await tag("stage", "test");
      await tag("team", "b");
      const tags = async () =>
        (await cloudWatch.listTagsForResource({ ResourceARN })).Tags?.sort((one, other) =>
          (one.Key ?? "").localeCompare(other.Key ?? ""),
        );
      assert.deepEqual(await tags(), [
        { Key: "stage", Value: "test" },
        { Key: "team", Value: "b" },
      ]);
      await cloudWatch.untagResource({ ResourceARN, TagKeys: ["team"] });
      assert.deepEqual(await tags(), [{ Key: "stage", Value: "test" }]);
    }));
});
