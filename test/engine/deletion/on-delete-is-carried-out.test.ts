import assert from "node:assert/strict";
import { interruptInTheMiddle } from "../../support/engine/mid-roll";
import { withScene } from "../../support/engine/scene";

const endings = [
  { onDelete: "cancel", says: "cancelling", status: "Cancelled" },
  { onDelete: "rollback", says: "rolling back", status: "RollbackSuccessful" },
] as const;

describe("destroy in the middle of a roll", () => {
  for (const { onDelete, says, status } of endings) {
    it(`waits until the refresh is ${status} where onDelete is "${onDelete}"`, () =>
      withScene({}, async (scene) => {
        const { stack, fleet, time, onto, saved } = scene;
        const program = onto(await fleet.addVersion(), { onDelete });
        const { instanceRefreshId } = await interruptInTheMiddle(scene, { program });

        time.release();
        const operation = stack.start.destroy();
        await operation.says(new RegExp(`${says} refresh ${instanceRefreshId}`));
        assert.equal((await operation.ended).result, "succeeded");
        time.hold();
        const [refresh] = await fleet.refreshes();
        assert.deepEqual(
          [refresh?.InstanceRefreshId, refresh?.Status],
          [instanceRefreshId, status],
        );
        assert.equal(await saved(), undefined);
      }));
  }
});
