import assert from "node:assert/strict";
import { startCompetingRefresh } from "../../support/engine/competing-refresh";
import { withContext } from "../../support/engine/context";

describe('somebody else\'s refresh to another target, where onConflict is "supersede"', () => {
  it("is cancelled before ours is started", () =>
    withContext({}, async ({ stack, fleet, onto }) => {
      const theirs = await startCompetingRefresh(fleet, await fleet.addVersion());
      const program = onto(await fleet.addVersion(), { onConflict: "supersede" });
      const operation = stack.start.up({ program });
      await operation.says(new RegExp(`cancelling another refresh ${theirs}`));
      const { result, outputs } = await operation.ended;
      assert.equal(result, "succeeded");

      const [ours, other] = await fleet.refreshes();
      assert.deepEqual([other?.InstanceRefreshId, other?.Status], [theirs, "Cancelled"]);
      assert.equal(outputs["instanceRefreshId"]?.value, ours?.InstanceRefreshId);
      assert.deepEqual(await fleet.versions(), ["3", "3", "3"]);
    }));
});
