import assert from "node:assert/strict";
import { DeleteAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import { withContext } from "../../support/engine/context";

/** AWS forgets refreshes after six weeks. */
const forgotten = 43 * 24 * 3600;

describe("pulumi refresh", () => {
  it("keeps a resource whose refresh AWS has forgotten, and lets go of one whose group is gone", () =>
    withContext({}, async ({ simulator, stack, fleet, starts, saved }) => {
      await stack.up();
      const id = (await saved())?.outputs?.["instanceRefreshId"];
      simulator.advance(forgotten);
      assert.deepEqual(await fleet.refreshes(), []);
      assert.equal((await stack.refresh()).result, "succeeded");
      assert.equal((await saved())?.outputs?.["instanceRefreshId"], id);
      assert.deepEqual((await stack.up()).changes, { same: 2 });
      assert.equal(starts(), 1);

      const { autoScalingGroupName: AutoScalingGroupName } = fleet;
      const command = new DeleteAutoScalingGroupCommand({
        AutoScalingGroupName,
        ForceDelete: true,
      });
      await fleet.autoScaling.send(command);
      simulator.advance(3600);
      assert.equal((await stack.refresh()).result, "succeeded");
      assert.equal(await saved(), undefined);
    }));
});
