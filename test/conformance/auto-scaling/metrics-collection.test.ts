/** EnableMetricsCollection and DisableMetricsCollection, as DescribeAutoScalingGroups shows them. */
import assert from "node:assert/strict";
import type { AutoScaling } from "@aws-sdk/client-auto-scaling";
import { byName, groupName, withGroup } from "./group";

async function enabledIn(autoScaling: AutoScaling): Promise<readonly (string | undefined)[]> {
  const { AutoScalingGroups = [] } = await autoScaling.describeAutoScalingGroups({
    AutoScalingGroupNames: [groupName],
  });
  return (AutoScalingGroups[0]?.EnabledMetrics ?? []).map(({ Metric }) => Metric);
}

describe("metrics collection", () => {
  it("is enabled for the named metrics, in steps of a minute, and disabled again", () =>
    withGroup({}, async ({ autoScaling }) => {
      const Metrics = ["GroupMinSize", "GroupTotalInstances"];
      await autoScaling.enableMetricsCollection({ ...byName, Metrics, Granularity: "1Minute" });
      assert.deepEqual(await enabledIn(autoScaling), Metrics);
      await autoScaling.disableMetricsCollection({ ...byName, Metrics: ["GroupMinSize"] });
      assert.deepEqual(await enabledIn(autoScaling), ["GroupTotalInstances"]);
    }));

  it("means all metrics where none is named", () =>
    withGroup({}, async ({ autoScaling }) => {
      await autoScaling.enableMetricsCollection({ ...byName, Granularity: "1Minute" });
      assert.equal((await enabledIn(autoScaling)).length, 20);
      await autoScaling.disableMetricsCollection({ ...byName });
      assert.deepEqual(await enabledIn(autoScaling), []);
    }));
});
