import assert from "node:assert/strict";
import { startCompetingRefresh } from "../../support/engine/competing-refresh";
import { withContext } from "../../support/engine/context";

describe("somebody else's refresh to the same target", () => {
  it("is followed to its end instead of starting another", () =>
    withContext({}, async ({ stack, fleet, onto, starts }) => {
      const version = await fleet.addVersion();
      const theirs = await startCompetingRefresh(fleet, version);

      const operation = stack.start.up({ program: onto(version) });
      await operation.says(new RegExp(`adopting refresh ${theirs}`));
      const { result, outputs } = await operation.ended;
      assert.equal(result, "succeeded");
      assert.equal(outputs["instanceRefreshId"]?.value, theirs);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(starts(), 1);
    }));
});
