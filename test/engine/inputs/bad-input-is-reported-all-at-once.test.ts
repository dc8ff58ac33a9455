import assert from "node:assert/strict";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

describe("bad input", () => {
  it("is told all at once, with property, value and rule, before AWS is asked anything", () =>
    withContext({}, async ({ simulator, stack, onto }) => {
      const calls = simulator.calls().length;
      const preferences = {
        minHealthyPercentage: 120,
        checkpointPercentages: [50, 20],
        bakeTime: -1,
      };
      const run = await stack.up({ program: onto(1, { preferences }) });
      assert.equal(run.result, "failed");
      const errors = outputLines("error", run);
      assert.match(errors, /preferences\.minHealthyPercentage.*120.*100/);
      assert.match(errors, /preferences\.checkpointPercentages.*(50|20).*ascending/);
      assert.match(errors, /preferences\.bakeTime.*-1.*172800/);
      assert.deepEqual(simulator.calls().slice(calls), []);
    }));
});
