import assert from "node:assert/strict";
import { withScene } from "../../support/engine/scene";
import { holdAtTheFirstLook } from "../timeouts/hold";

describe("a roll in which nothing changes for a minute", () => {
  it("says the same line again, so that nobody wonders", () =>
    withScene({ secondsPerLook: 30 }, async ({ stack, time, fleet, onto }) => {
      const run = stack.start.up({ program: onto(await fleet.addVersion()) });
      await holdAtTheFirstLook(time, run);
      let before: string | undefined;
      await run.event(({ diagnosticEvent }) => {
        if (diagnosticEvent?.ephemeral !== true) return false;
        const isAgain = diagnosticEvent.message === before;
        before = diagnosticEvent.message;
        return isAgain;
      });
      assert.match(before ?? "", /InProgress/);
      time.release();
      const { result, error } = await run.ended;
      assert.equal(result, "succeeded", String(error));
    })).timeout(120_000);
});
