import assert from "node:assert/strict";
import { interruptInTheMiddle } from "../../support/engine/mid-roll";
import { withContext } from "../../support/engine/context";

const hour = 3600;

describe("a refresh that succeeds after a Ctrl-C, while nobody watches", () => {
  it("is recorded by the next up, which starts nothing", () =>
    withContext({}, async (context) => {
      const { simulator, stack, fleet, onto, saved, starts } = context;
      const program = onto(await fleet.addVersion());
      const { instanceRefreshId } = await interruptInTheMiddle(context, { program });

      simulator.advance(hour);
      const next = stack.start.up({ program });
      await next.says(new RegExp(`${instanceRefreshId} already rolled this change; recording it`));
      assert.equal((await next.ended).result, "succeeded");
      assert.equal((await saved())?.outputs?.["status"], "Successful");
      assert.equal(starts(), 1);
    }));

  it("is recorded by a pulumi refresh, after which up has nothing to do", () =>
    withContext({}, async (context) => {
      const { simulator, stack, fleet, onto, saved, starts } = context;
      const program = onto(await fleet.addVersion());
      await interruptInTheMiddle(context, { program });

      simulator.advance(hour);
      await stack.refresh();
      assert.equal((await saved())?.outputs?.["status"], "Successful");
      const next = await stack.up({ program });
      assert.deepEqual([next.result, next.changes], ["succeeded", { same: 2 }]);
      assert.equal(starts(), 1);
    }));
});
