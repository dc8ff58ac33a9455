import assert from "node:assert/strict";
import { withContext } from "../../support/engine/context";
import { holdAtTheFirstPoll } from "../timeouts/hold";

describe("a refresh that succeeds while nobody watches", () => {
  it("is settled by pulumi refresh, and the next up has nothing to do", () =>
    withContext(
      { secondsPerPoll: 30 },
      async ({ simulator, stack, time, fleet, onto, starts, saved }) => {
        const program = onto(await fleet.addVersion(), {}, { customTimeouts: { create: "25m" } });
        const first = stack.start.up({ program });
        await holdAtTheFirstPoll(time, first);
        assert.equal((await first.ended).result, "failed");

        simulator.advance(3600);
        assert.equal((await stack.refresh()).result, "succeeded");
        assert.equal((await saved())?.outputs?.["status"], "Successful");
        assert.deepEqual((await saved())?.outputs?.["instancesOutdated"], []);
        assert.deepEqual((await stack.up({ program })).changes, { same: 2 });
        assert.equal(starts(), 1);
      },
    ));
});
