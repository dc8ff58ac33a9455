import assert from "node:assert/strict";
import { startCompetingRefresh } from "../../support/engine/competing-refresh";
import { withContext } from "../../support/engine/context";

describe("somebody else's refresh to another target", () => {
  it("is waited for by default, and then ours is started", () =>
    withContext({}, async ({ stack, fleet, onto }) => {
      const theirs = await startCompetingRefresh(fleet, await fleet.addVersion());
      const operation = stack.start.up({ program: onto(await fleet.addVersion()) });
      await operation.says(new RegExp(`waiting for refresh ${theirs} to end: \\d+% \\d+ left`));
      const { result, outputs } = await operation.ended;
      assert.equal(result, "succeeded");

      const [ours, other] = await fleet.refreshes();
      assert.deepEqual([other?.InstanceRefreshId, other?.Status], [theirs, "Successful"]);
      assert.equal(outputs["instanceRefreshId"]?.value, ours?.InstanceRefreshId);
      assert.deepEqual(await fleet.versions(), ["3", "3", "3"]);
    })).timeout(120_000);
});
