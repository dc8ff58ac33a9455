import assert from "node:assert/strict";
import { interruptInTheMiddle } from "../../support/engine/mid-roll";
import { withContext } from "../../support/engine/context";

describe("our own refresh, interrupted", () => {
  it('is cancelled for a newer version, also where onConflict is "fail"', () =>
    withContext({}, async (context) => {
      const { stack, fleet, time, onto, starts } = context;
      const args = { onConflict: "fail" } as const;
      const program = onto(await fleet.addVersion(), args);
      const { instanceRefreshId } = await interruptInTheMiddle(context, { program });

      time.release();
      const next = stack.start.up({ program: onto(await fleet.addVersion(), args) });
      await next.says(new RegExp(`cancelling our earlier refresh ${instanceRefreshId}`));
      assert.equal((await next.ended).result, "succeeded");
      const [, older] = await fleet.refreshes();
      assert.deepEqual([older?.InstanceRefreshId, older?.Status], [instanceRefreshId, "Cancelled"]);
      assert.deepEqual(await fleet.versions(), ["3", "3", "3"]);
      assert.equal(starts(), 2);
    }));

  it("is cancelled when the program goes back to the version before, and the fleet goes back too", () =>
    withContext({}, async (context) => {
      const { stack, fleet, time, onto, saved } = context;
      await stack.up();
      const { instanceRefreshId } = await interruptInTheMiddle(context, {
        program: onto(await fleet.addVersion()),
      });

      time.release();
      const next = stack.start.up({ program: onto(1) });
      await next.says(new RegExp(`cancelling our earlier refresh ${instanceRefreshId}`));
      assert.equal((await next.ended).result, "succeeded");
      assert.deepEqual(await fleet.versions(), ["1", "1", "1"]);
      assert.equal((await saved())?.outputs?.["status"], "Successful");
    }));
});
