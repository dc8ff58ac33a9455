import assert from "node:assert/strict";
import { deleteOwnVersion } from "../../support/engine/fleet";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

describe("a group whose own launch template version was deleted", () => {
  it("is shown by the preview, and rolled onto a version that exists with a warning", () =>
    withContext({}, async ({ stack, fleet, onto }) => {
      const program = onto(await deleteOwnVersion(fleet));
      const text =
        /the group's own launch template web \(lt-\w+\) version 1 does not exist, so the group can launch nothing/;
      const preview = await stack.preview({ program });
      assert.match(outputLines("info", preview), text);

      const run = await stack.up({ program });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.match(outputLines("warning", run), text);
      assert.equal(await fleet.groupVersion(), "2");
    }));

  it("is not rolled where a rollback would need that version: nothing is started, once or twice", () =>
    withContext({}, async ({ stack, fleet, onto, starts }) => {
      const preferences = { instanceWarmup: 10, autoRollback: true };
      const program = onto(await deleteOwnVersion(fleet), { preferences });
      const text =
        /the group's own launch template web \(lt-\w+\) version 1 does not exist any more/;
      assert.match(outputLines("info", await stack.preview({ program })), text);
      for (const attempt of ["first", "second"]) {
        const run = await stack.up({ program });
        assert.equal(run.result, "failed", attempt);
        assert.match(outputLines("error", run), text);
      }
      assert.equal(starts(), 0);
    }));
});
