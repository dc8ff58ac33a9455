import assert from "node:assert/strict";
import { UpdateAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import type { Fleet } from "../../support/engine/fleet";
import { upToTheMiddle } from "../../support/engine/mid-roll";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

/** What the group's own resource does in an update that comes before ours. */
function changeGroup({ autoScaling, launchTemplateId, autoScalingGroupName }: Fleet) {
  return autoScaling.send(
    new UpdateAutoScalingGroupCommand({
      AutoScalingGroupName: autoScalingGroupName,
      LaunchTemplate: { LaunchTemplateId: launchTemplateId, Version: "3" },
    }),
  );
}

describe("a refresh that a killed run left active", () => {
  it("makes AWS refuse the group's own update, and the preview says so and what to run", () =>
    withContext({}, async (context) => {
      const { stack, fleet, onto } = context;
      const program = onto(await fleet.addVersion());
      const operation = await upToTheMiddle(context, { program });
      operation.killAll();
      assert.equal((await operation.ended).result, "failed");
      await stack.unlock();

      const preview = await stack.preview({ program: onto(await fleet.addVersion()) });
      assert.match(
        outputLines("info", preview),
        /would wait for refresh .*AWS refuses to change what the group itself launches: .*`npx instance-refresh cancel web/s,
      );
      await assert.rejects(changeGroup(fleet), /An active instance refresh with a desired/);
    }));
});
