import assert from "node:assert/strict";
import { UpdateAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";
import { refuse } from "./refusal";

describe("no desiredConfiguration without autoscaling:DescribeAutoScalingGroups", () => {
  it("rolls when asked to, and does not notice that the group has changed", () =>
    withContext({}, async ({ simulator, stack, fleet, starts }) => {
      const { autoScalingGroupName, launchTemplateId: LaunchTemplateId } = fleet;
      const triggeredBy = (release: string) => async (): Promise<void> => {
        new InstanceRefresh("web", {
          autoScalingGroupName,
          preferences: { instanceWarmup: 10 },
          triggers: { release },
        });
        return Promise.resolve();
      };
      const permit = refuse(simulator, ["autoscaling:DescribeAutoScalingGroups"]);
      const first = await stack.up({ program: triggeredBy("1") });
      assert.equal(first.result, "succeeded", String(first.error));
      const before = starts();

      const Version = String(await fleet.addVersion());
      await fleet.autoScaling.send(
        new UpdateAutoScalingGroupCommand({
          AutoScalingGroupName: autoScalingGroupName,
          LaunchTemplate: { LaunchTemplateId, Version },
        }),
      );
      assert.deepEqual((await stack.up({ program: triggeredBy("1") })).changes, { same: 2 });

      const second = await stack.up({ program: triggeredBy("2") });
      assert.equal(second.result, "succeeded", String(second.error));
      assert.match(outputLines("warning", second), /the fleet could not be checked/);
      assert.equal(starts(), before + 1);
      permit();
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
    }));
});
