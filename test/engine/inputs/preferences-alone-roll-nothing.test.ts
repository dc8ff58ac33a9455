import assert from "node:assert/strict";
import { withContext } from "../../support/engine/context";

describe("a change of preferences alone", () => {
  it("is recorded and rolls nothing", () =>
    withContext({}, async ({ stack, onto, starts, saved }) => {
      await stack.up();
      const preferences = { instanceWarmup: 60, minHealthyPercentage: 50 };
      const run = await stack.up({ program: onto(1, { preferences }) });
      assert.deepEqual(run.changes, { same: 1, update: 1 });
      assert.equal(starts(), 1);
      assert.deepEqual((await saved())?.outputs?.["preferences"], preferences);
      assert.deepEqual((await stack.up({ program: onto(1, { preferences }) })).changes, {
        same: 2,
      });
    }));
});
