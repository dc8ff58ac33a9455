import assert from "node:assert/strict";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";
import { holdAtTheFirstPoll } from "./hold";

describe("customTimeouts", () => {
  it("ends a wait that is too long, and the next up resumes the same refresh", () =>
    withContext({ secondsPerPoll: 30 }, async ({ stack, time, fleet, onto, starts, saved }) => {
      const program = onto(await fleet.addVersion(), {}, { customTimeouts: { create: "25m" } });
      const first = stack.start.up({ program });
      await holdAtTheFirstPoll(time, first);
      const late = await first.ended;
      assert.equal(late.result, "failed");
      assert.match(
        outputLines("error", late),
        /timed out after 25 min at .*InProgress.*still running/s,
      );
      const left = await saved();
      const id = left?.outputs?.["instanceRefreshId"];
      assert.equal((await fleet.refreshes())[0]?.InstanceRefreshId, id);

      time.release();
      const second = await stack.up({ program });
      assert.equal(second.result, "succeeded", String(second.error));
      assert.equal(second.outputs["instanceRefreshId"]?.value, id);
      assert.equal(starts(), 1);
    }));

  it("says what stood in the way, and the next command last", () =>
    withContext({ secondsPerPoll: 30 }, async ({ stack, time, fleet, onto }) => {
      const program = onto(await fleet.addVersion(), {}, { customTimeouts: { create: "25m" } });
      const run = stack.start.up({ program });
      await holdAtTheFirstPoll(time, run);
      await fleet.suspend("Launch");
      const late = await run.ended;
      assert.equal(late.result, "failed");
      assert.match(
        outputLines("error", late),
        /timed out after 25 min .*\n\s+Launch is suspended, so the refresh stands still\n\s+next: aws autoscaling resume-processes [^\n]* && pulumi up\n/,
      );
    }));
});
