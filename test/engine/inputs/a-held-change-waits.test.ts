import assert from "node:assert/strict";
import { withScene } from "../../support/engine/scene";

describe("hold", () => {
  it("records why a roll is due and rolls nothing, until it is taken away", () =>
    withScene({}, async ({ stack, fleet, onto, starts, saved }) => {
      await stack.up();
      const version = await fleet.addVersion();
      const held = await stack.up({ program: onto(version, { hold: true }) });
      assert.equal(held.result, "succeeded", String(held.error));
      assert.equal(starts(), 1);
      assert.match(String((await saved())?.outputs?.["pendingReason"]), /version 1 (to|->) .*2/);

      const released = await stack.up({ program: onto(version) });
      assert.equal(released.result, "succeeded", String(released.error));
      assert.equal(starts(), 2);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal((await saved())?.outputs?.["pendingReason"], undefined);
    }));
});
