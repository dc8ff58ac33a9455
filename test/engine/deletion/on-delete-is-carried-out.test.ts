import assert from "node:assert/strict";
import { interruptInTheMiddle } from "../../support/engine/mid-roll";
import { withContext } from "../../support/engine/context";

const endings = [
  { onDelete: "cancel", says: "cancelling", status: "Cancelled" },
  { onDelete: "rollback", says: "rolling back", status: "RollbackSuccessful" },
] as const;

describe("destroy in the middle of a roll", () => {
  for (const { onDelete, says, status } of endings) {
    it(`waits until the refresh is ${status} where onDelete is "${onDelete}"`, () =>
      withContext({}, async (context) => {
        const { stack, fleet, time, onto, saved } = context;
        const program = onto(await fleet.addVersion(), { onDelete });
        const { instanceRefreshId } = await interruptInTheMiddle(context, { program });

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
