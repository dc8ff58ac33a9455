import assert from "node:assert/strict";
import { editedOutputs } from "../../support/engine/edited-outputs";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

describe("a state that a later version has saved", () => {
  it("is refused by up and refresh, is as it was afterwards, and can be destroyed", () =>
    withContext({}, async ({ stack, fleet, onto, saved, starts }) => {
      await stack.up();
      const later = { version: 99, more: [1] };
      await stack.rewriteState(editedOutputs((outputs) => ({ ...outputs, __saved: later })));
      const before = (await saved())?.outputs;
      const program = onto(await fleet.addVersion());
      for (const run of [await stack.up({ program }), await stack.refresh()]) {
        assert.equal(run.result, "failed");
        const words = outputLines("error", run);
        assert.match(words, /a later version of InstanceRefresh has written it \(format 99; /);
        assert.match(words, /Install that version, or a later one\./);
      }
      assert.deepEqual((await saved())?.outputs, before);
      assert.equal(starts(), 1);
      assert.equal((await stack.destroy()).result, "succeeded");
      assert.equal(await saved(), undefined);
    }));
});
