import assert from "node:assert/strict";
import { upToTheMiddle } from "../../support/engine/mid-roll";
import { withContext } from "../../support/engine/context";

describe("a run whose CLI and provider are killed in the middle of a roll", () => {
  it("leaves a refresh that the next up adopts", () =>
    withContext({}, async (context) => {
      const { stack, fleet, time, onto, saved, starts } = context;
      const program = onto(await fleet.addVersion());
      const operation = await upToTheMiddle(context, { program });
      operation.killAll();
      assert.equal((await operation.ended).result, "failed");
      assert.equal(await saved(), undefined);

      await stack.unlock();
      time.release();
      const next = stack.start.up({ program });
      await next.says(/adopting refresh \S+, \d+% complete/);
      assert.equal((await next.ended).result, "succeeded");
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(starts(), 1);
    }));
});
