import assert from "node:assert/strict";
import { startCompetingRefresh } from "../../support/engine/competing-refresh";
import { withContext } from "../../support/engine/context";

describe("destroy while somebody else's refresh is active", () => {
  for (const onDelete of ["cancel", "rollback"] as const) {
    it(`leaves it alone, also where onDelete is "${onDelete}"`, () =>
      withContext({}, async ({ simulator, stack, fleet, time, onto }) => {
        await stack.up({ program: onto(1, { onDelete }) });
        const theirs = await startCompetingRefresh(fleet, await fleet.addVersion());

        assert.equal((await stack.destroy()).result, "succeeded");
        time.hold();
        const [refresh] = await fleet.refreshes();
        assert.equal(refresh?.InstanceRefreshId, theirs);
        assert.match(refresh.Status ?? "", /^(Pending|InProgress)$/);
        assert.deepEqual(
          simulator.calls().filter(({ action }) => /^(Cancel|Rollback)/.test(action)),
          [],
        );
      }));
  }
});
