import assert from "node:assert/strict";
import { PutLifecycleHookCommand } from "@aws-sdk/client-auto-scaling";
import { withContext } from "../../support/engine/context";

describe("a roll that a lifecycle hook holds", () => {
  it("says after ten minutes what holds it", () =>
    withContext({}, async ({ stack, fleet, onto }) => {
      await fleet.autoScaling.send(
        new PutLifecycleHookCommand({
          AutoScalingGroupName: fleet.autoScalingGroupName,
          LifecycleHookName: "warm",
          LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
          HeartbeatTimeout: 7200,
        }),
      );
      const run = stack.start.up({ program: onto(await fleet.addVersion()) });
      await run.says(
        /nothing has changed for 1\d min \(.*InProgress.*\): lifecycle hook warm holds i-\w+/,
      );
      run.interrupt();
      assert.equal((await run.ended).result, "failed");
    }));
});
