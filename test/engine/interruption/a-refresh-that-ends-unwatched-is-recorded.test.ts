import assert from "node:assert/strict";
import { interruptInTheMiddle } from "../../support/engine/mid-roll";
import { withScene } from "../../support/engine/scene";

const hour = 3600;

describe("a refresh that succeeds after a Ctrl-C, while nobody watches", () => {
  it("is recorded by the next up, which starts nothing", () =>
    withScene({}, async (scene) => {
      const { simulator, stack, fleet, onto, saved, starts } = scene;
      const program = onto(await fleet.addVersion());
      const { instanceRefreshId } = await interruptInTheMiddle(scene, { program });

      simulator.advance(hour);
      const next = stack.start.up({ program });
      await next.says(new RegExp(`${instanceRefreshId} already rolled this change; recording it`));
      assert.equal((await next.ended).result, "succeeded");
      assert.equal((await saved())?.outputs?.["status"], "Successful");
      assert.equal(starts(), 1);
    }));

  it("is recorded by a pulumi refresh, after which up has nothing to do", () =>
    withScene({}, async (scene) => {
      const { simulator, stack, fleet, onto, saved, starts } = scene;
      const program = onto(await fleet.addVersion());
      await interruptInTheMiddle(scene, { program });

      simulator.advance(hour);
      await stack.refresh();
      assert.equal((await saved())?.outputs?.["status"], "Successful");
      const next = await stack.up({ program });
      assert.deepEqual([next.result, next.changes], ["succeeded", { same: 2 }]);
      assert.equal(starts(), 1);
    }));
});
