import assert from "node:assert/strict";
import { manyTriggers, megabyteTrigger } from "../../../torture/foreign-data/inputs";
import { withContext } from "../../support/engine/context";

describe("large inputs", () => {
  for (const [title, triggers, changed] of [
    ["ten thousand triggers", manyTriggers, "trigger-5000"],
    ["a trigger of a megabyte", megabyteTrigger, "userData"],
  ] as const) {
    it(`are rolled, left alone, and rolled for a small change: ${title}`, () =>
      withContext({ instances: 1, secondsPerPoll: 20 }, async ({ stack, onto, saved, starts }) => {
        const program = (build: number) => onto(1, { triggers: triggers(build) });
        const { result, error } = await stack.up({ program: program(1) });
        assert.equal(result, "succeeded", String(error).slice(0, 1000));
        assert.deepEqual((await stack.up({ program: program(1) })).changes, { same: 2 });
        assert.equal(starts(), 1);
        assert.equal((await stack.up({ program: program(2) })).result, "succeeded");
        assert.equal(starts(), 2);
        const { rollReason } = (await saved())?.outputs ?? {};
        assert.equal(rollReason, `triggers changed: ${changed}`);
      }));
  }
});
