import assert from "node:assert/strict";
import { interruptInTheMiddle } from "../../support/engine/mid-roll";
import { withScene } from "../../support/engine/scene";

describe("destroy in the middle of a roll", () => {
  it("makes no AWS call by default, and the refresh goes on", () =>
    withScene({}, async (scene) => {
      const { simulator, stack, fleet, onto } = scene;
      const program = onto(await fleet.addVersion());
      await interruptInTheMiddle(scene, { program });

      const before = simulator.calls().length;
      assert.equal((await stack.destroy()).result, "succeeded");
      assert.equal(simulator.calls().length, before);
      assert.equal((await fleet.refreshes())[0]?.Status, "InProgress");
    }));
});
