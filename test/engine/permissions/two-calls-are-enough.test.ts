import assert from "node:assert/strict";
import { withContext } from "../../support/engine/context";
import { refuse } from "./refusal";
import { optional } from "./optional";

describe("credentials that may make no optional call", () => {
  it("roll the fleet, see when there is nothing to do, and let go", () =>
    withContext({}, async ({ simulator, stack, fleet, onto, starts, saved }) => {
      const permit = refuse(simulator, optional);
      const first = await stack.up();
      assert.equal(first.result, "succeeded", String(first.error));

      const version = await fleet.addVersion();
      const second = await stack.up({ program: onto(version) });
      assert.equal(second.result, "succeeded", String(second.error));
      assert.deepEqual((await stack.up({ program: onto(version) })).changes, { same: 2 });
      assert.equal((await stack.refresh()).result, "succeeded");
      assert.equal(starts(), 2);
      assert.equal((await saved())?.outputs?.["status"], "Successful");
      assert.equal((await stack.destroy()).result, "succeeded");

      permit();
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
    }));
});
