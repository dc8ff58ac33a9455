import assert from "node:assert/strict";
import { withContext } from "../../support/engine/context";
import { holdAtTheFirstPoll } from "../timeouts/hold";

describe("a roll in which nothing changes for a minute", () => {
  it("says how long nothing has changed", () =>
    withContext({ secondsPerPoll: 30 }, async ({ stack, time, fleet, onto }) => {
      const run = stack.start.up({ program: onto(await fleet.addVersion()) });
      await holdAtTheFirstPoll(time, run);
      await run.says(/^[\s\S]*% \d left, unchanged for \d+ (s|min)/);
      time.release();
      const { result, error } = await run.ended;
      assert.equal(result, "succeeded", String(error));
    })).timeout(120_000);
});
