import assert from "node:assert/strict";
import { RollbackInstanceRefreshCommand } from "@aws-sdk/client-auto-scaling";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

describe("a rollback that somebody asks for in the middle", () => {
  it("is red and says that the old configuration is back, and another target rolls at once", () =>
    withContext({}, async ({ stack, fleet, onto, starts, saved }) => {
      const first = stack.start.up({ program: onto(await fleet.addVersion()) });
      await first.says(/\d% \d+ left/);
      const { autoScalingGroupName: AutoScalingGroupName } = fleet;
      await fleet.autoScaling.send(new RollbackInstanceRefreshCommand({ AutoScalingGroupName }));
      const rolledBack = await first.ended;
      assert.equal(rolledBack.result, "failed");
      assert.match(outputLines("error", rolledBack), /rolled back.*The old configuration is back/s);
      assert.equal((await saved())?.outputs?.["status"], "RollbackSuccessful");

      const other = await stack.up({ program: onto(await fleet.addVersion()) });
      assert.equal(other.result, "succeeded", String(other.error));
      assert.deepEqual(await fleet.versions(), ["3", "3", "3"]);
      assert.equal(starts(), 2);
    })).timeout(120_000);
});
