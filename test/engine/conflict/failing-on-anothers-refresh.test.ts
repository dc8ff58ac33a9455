import assert from "node:assert/strict";
import { startCompetingRefresh } from "../../support/engine/competing-refresh";
import { withContext } from "../../support/engine/context";

describe('somebody else\'s refresh to another target, where onConflict is "fail"', () => {
  it("fails the up with its id and the other choices, and nothing is started", () =>
    withContext({}, async ({ stack, fleet, time, onto, starts, saved }) => {
      const theirs = await startCompetingRefresh(fleet, await fleet.addVersion());
      const program = onto(await fleet.addVersion(), { onConflict: "fail" });
      time.hold();
      const operation = stack.start.up({ program });
      await operation.says(
        new RegExp(
          `another one \\(${theirs}\\) is active, .*Nothing was started.*choose onConflict: "wait" or "supersede"`,
        ),
      );
      assert.equal((await operation.ended).result, "failed");
      assert.equal(await saved(), undefined);
      assert.equal(starts(), 1);
      assert.match((await fleet.refreshes())[0]?.Status ?? "", /^(Pending|InProgress)$/);
    }));
});
