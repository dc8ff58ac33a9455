import assert from "node:assert/strict";
import { DeleteAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import { interruptInTheMiddle } from "../../support/engine/mid-roll";
import { withContext } from "../../support/engine/context";

describe('destroy, where onDelete is "cancel"', () => {
  it("succeeds when the refresh has ended", () =>
    withContext({}, async (context) => {
      const { simulator, stack, fleet, onto } = context;
      const program = onto(await fleet.addVersion(), { onDelete: "cancel" });
      await interruptInTheMiddle(context, { program });

      simulator.advance(3600);
      assert.equal((await stack.destroy()).result, "succeeded");
      assert.equal((await fleet.refreshes())[0]?.Status, "Successful");
    }));

  it("succeeds when the group is gone", () =>
    withContext({}, async (context) => {
      const { simulator, stack, fleet, onto, saved } = context;
      const program = onto(await fleet.addVersion(), { onDelete: "cancel" });
      await interruptInTheMiddle(context, { program });

      const { autoScalingGroupName: AutoScalingGroupName } = fleet;
      await fleet.autoScaling.send(
        new DeleteAutoScalingGroupCommand({ AutoScalingGroupName, ForceDelete: true }),
      );
      simulator.advance(3600);
      assert.equal((await stack.destroy()).result, "succeeded");
      assert.equal(await saved(), undefined);
    }));
});
