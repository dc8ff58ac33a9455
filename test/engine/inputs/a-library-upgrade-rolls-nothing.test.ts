import assert from "node:assert/strict";
import { withContext } from "../../support/engine/context";

describe("another text of the provider in the state", () => {
  it("is no change, so an upgrade of the library rolls nothing", () =>
    withContext({}, async ({ stack, onto, starts, saved }) => {
      await stack.up();
      const text = (await saved())?.inputs?.["__provider"];
      assert.ok(typeof text === "string");
      const older = `${text}\n// of an older version`;
      await stack.rewriteState((state) =>
        state.replaceAll(JSON.stringify(text), JSON.stringify(older)),
      );
      assert.equal((await saved())?.inputs?.["__provider"], older);

      assert.deepEqual((await stack.preview({ program: onto(1) })).changes, { same: 2 });
      assert.deepEqual((await stack.up({ program: onto(1) })).changes, { same: 2 });
      assert.equal(starts(), 1);
    }));
});
