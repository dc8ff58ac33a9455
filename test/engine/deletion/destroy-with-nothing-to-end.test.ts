import assert from "node:assert/strict";
import { DeleteAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import { interruptInTheMiddle } from "../../support/engine/mid-roll";
import { withScene } from "../../support/engine/scene";

describe('destroy, where onDelete is "cancel"', () => {
  it("succeeds when the refresh has ended", () =>
    withScene({}, async (scene) => {
      const { simulator, stack, fleet, onto } = scene;
      const program = onto(await fleet.addVersion(), { onDelete: "cancel" });
      await interruptInTheMiddle(scene, { program });

      simulator.advance(3600);
      assert.equal((await stack.destroy()).result, "succeeded");
      assert.equal((await fleet.refreshes())[0]?.Status, "Successful");
    }));

  it("succeeds when the group is gone", () =>
    withScene({}, async (scene) => {
      const { simulator, stack, fleet, onto, saved } = scene;
      const program = onto(await fleet.addVersion(), { onDelete: "cancel" });
      await interruptInTheMiddle(scene, { program });

      const { autoScalingGroupName: AutoScalingGroupName } = fleet;
      await fleet.autoScaling.send(
        new DeleteAutoScalingGroupCommand({ AutoScalingGroupName, ForceDelete: true }),
      );
      simulator.advance(3600);
      assert.equal((await stack.destroy()).result, "succeeded");
      assert.equal(await saved(), undefined);
    }));
});
