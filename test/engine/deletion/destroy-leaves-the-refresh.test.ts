import assert from "node:assert/strict";
import { interruptInTheMiddle } from "../../support/engine/mid-roll";
import { withContext } from "../../support/engine/context";

describe("destroy in the middle of a roll", () => {
  it("makes no AWS call by default, and the refresh goes on", () =>
    withContext({}, async (context) => {
      const { simulator, stack, fleet, onto } = context;
      const program = onto(await fleet.addVersion());
      await interruptInTheMiddle(context, { program });

      const before = simulator.calls().length;
      assert.equal((await stack.destroy()).result, "succeeded");
      assert.equal(simulator.calls().length, before);
      assert.equal((await fleet.refreshes())[0]?.Status, "InProgress");
    }));
});
