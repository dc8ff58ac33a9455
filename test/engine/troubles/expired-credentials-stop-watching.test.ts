import assert from "node:assert/strict";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

describe("credentials that expire in the middle", () => {
  it("stop the watching and not the refresh, and the next up resumes it", () =>
    withContext({}, async ({ simulator, stack, time, fleet, onto, starts, saved }) => {
      const program = onto(await fleet.addVersion());
      const first = stack.start.up({ program });
      await first.says(/0% 3 left/);
      time.hold();
      const code = "ExpiredToken";
      const message = "The security token included in the request is expired";
      simulator.addScenario({ rules: [{ kind: "error", code, message, status: 403, for: 60 }] });
      const stopped = await first.ended;
      assert.equal(stopped.result, "failed");
      const id = String((await saved())?.outputs?.["instanceRefreshId"]);
      const words = new RegExp(
        `Watching instance refresh \\(${id}\\).*stopped.*ExpiredToken.*Log in`,
        "s",
      );
      assert.match(outputLines("error", stopped), words);

      simulator.advance(60);
      time.release();
      const second = await stack.up({ program });
      assert.equal(second.result, "succeeded", String(second.error));
      assert.equal(second.outputs["instanceRefreshId"]?.value, id);
      assert.equal(starts(), 1);
    }));
});
