import assert from "node:assert/strict";
import { withContext } from "../support/engine/context";

describe("a changed launch template", () => {
  it("rolls every instance, after a first up that ends at once, and before a third that has nothing to do", () =>
    withContext({}, async ({ stack, fleet, onto, starts, saved }) => {
      const first = await stack.up();
      assert.equal(first.result, "succeeded", String(first.error));
      assert.equal(first.outputs["status"]?.value, "Successful");
      assert.deepEqual(await fleet.versions(), ["1", "1", "1"]);

      const version = await fleet.addVersion();
      const second = await stack.up({ program: onto(version) });
      assert.equal(second.result, "succeeded", String(second.error));
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(await fleet.groupVersion(), "2");
      assert.equal((await saved())?.outputs?.["instancesReplaced"], 3);

      const third = await stack.up({ program: onto(version) });
      assert.deepEqual(third.changes, { same: 2 });
      assert.equal(starts(), 2);

      const end = await stack.destroy();
      assert.equal(end.result, "succeeded");
    }));
});
