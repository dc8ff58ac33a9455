import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";
import { outputLines } from "../../support/engine/output";
import { withContext, type Context } from "../../support/engine/context";
import { timeMovesWithPolls } from "../../support/engine/time";

/** The alarm and the refresh that listens to it, in one program. */
function watched(
  { fleet }: Context,
  version: number,
  alarm: Partial<aws.cloudwatch.MetricAlarmArgs>,
): PulumiFn {
  return () => {
    const { autoScalingGroupName, launchTemplateId } = fleet;
    const errors = new aws.cloudwatch.MetricAlarm("errors", {
      name: "web-errors",
      namespace: "web",
      metricName: "errors",
      statistic: "Sum",
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 10,
      ...alarm,
    });
    new InstanceRefresh("web", {
      autoScalingGroupName,
      desiredConfiguration: { launchTemplate: { launchTemplateId, version } },
      preferences: { instanceWarmup: 10, alarmSpecification: { alarms: [errors.name] } },
    });
    return Promise.resolve({});
  };
}

describe("an alarm that the same update makes", () => {
  it("is waited for, so that the first deployment is green", () =>
    withContext({}, async (context) => {
      const { simulator, stack, fleet } = context;
      timeMovesWithPolls(simulator, { action: "DescribeAlarms", secondsPerPoll: 60 });
      const alarm = { treatMissingData: "notBreaching" };
      const program = watched(context, await fleet.addVersion(), alarm);
      const preview = await stack.preview({ program });
      assert.match(
        preview.stdout,
        /alarm web-errors does not exist yet: the update fails unless it makes the alarm/,
      );
      const { result, error } = await stack.up({ program });
      assert.equal(result, "succeeded", String(error));
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
    }));

  it("is red when it never gets data, and says what to do", () =>
    withContext({}, async (context) => {
      const { stack, fleet, starts } = context;
      const red = await stack.up({ program: watched(context, await fleet.addVersion(), {}) });
      assert.equal(red.result, "failed");
      assert.match(
        outputLines("error", red),
        /alarm web-errors has no data \(INSUFFICIENT_DATA\).*run again when its first data has arrived/s,
      );
      assert.equal(starts(), 0);
    }));
});
