import assert from "node:assert/strict";
import { UpdateAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";
import { withContext } from "../../support/engine/context";

describe("without a desiredConfiguration", () => {
  it("the group's own configuration is the target, and a change of it rolls", () =>
    withContext({}, async ({ simulator, stack, fleet, starts }) => {
      const { autoScalingGroupName, launchTemplateId: LaunchTemplateId } = fleet;
      const program = async (): Promise<void> => {
        new InstanceRefresh("web", { autoScalingGroupName, preferences: { instanceWarmup: 10 } });
        return Promise.resolve();
      };
      await stack.up({ program });
      assert.deepEqual((await stack.up({ program })).changes, { same: 2 });

      const Version = String(await fleet.addVersion());
      await fleet.autoScaling.send(
        new UpdateAutoScalingGroupCommand({
          AutoScalingGroupName: autoScalingGroupName,
          LaunchTemplate: { LaunchTemplateId, Version },
        }),
      );
      const run = await stack.up({ program });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(starts(), 2);
      const sent = simulator.calls().filter(({ action }) => action === "StartInstanceRefresh");
      assert.ok(sent.every(({ parameters }) => !("DesiredConfiguration" in parameters)));
    }));
});
