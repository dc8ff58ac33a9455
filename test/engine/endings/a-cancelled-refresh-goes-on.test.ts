import assert from "node:assert/strict";
import { CancelInstanceRefreshCommand } from "@aws-sdk/client-auto-scaling";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

describe("a refresh that somebody cancels", () => {
  it("is red and says so, and the next up goes on", () =>
    withContext({}, async ({ stack, fleet, onto, starts }) => {
      const program = onto(await fleet.addVersion());
      const first = stack.start.up({ program });
      await first.says(/\d% \d+ left/);
      const { autoScalingGroupName: AutoScalingGroupName } = fleet;
      await fleet.autoScaling.send(new CancelInstanceRefreshCommand({ AutoScalingGroupName }));
      const cancelled = await first.ended;
      assert.equal(cancelled.result, "failed");
      assert.match(outputLines("error", cancelled), /it was cancelled/);

      const second = await stack.up({ program });
      assert.equal(second.result, "succeeded", String(second.error));
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(starts(), 2);
    })).timeout(120_000);
});
