import assert from "node:assert/strict";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";
import { holdAtTheFirstPoll } from "./hold";

const policies = [
  ["cancel", "CancelInstanceRefresh", "Cancelled", /It was cancelled, as requested/],
  [
    "rollback",
    "RollbackInstanceRefresh",
    "RollbackSuccessful",
    /timed out .*InProgress.* It was rolled back, as requested/,
  ],
] as const;

describe("onTimeout", () => {
  for (const [onTimeout, call, status, words] of policies) {
    it(`does a ${onTimeout} and follows it to its end`, () =>
      withContext(
        { secondsPerPoll: 30 },
        async ({ simulator, stack, time, fleet, onto, saved }) => {
          const timeouts = { customTimeouts: { create: "25m" } };
          const run = stack.start.up({
            program: onto(await fleet.addVersion(), { onTimeout }, timeouts),
          });
          await holdAtTheFirstPoll(time, run);
          simulator.onCall({
            after: ({ action }) => {
              if (action === call) time.release();
            },
          });
          const late = await run.ended;
          assert.equal(late.result, "failed");
          assert.match(outputLines("error", late), words);
          assert.equal((await fleet.refreshes())[0]?.Status, status);
          assert.equal((await saved())?.outputs?.["status"], status);
        },
      ));
  }
});
