import assert from "node:assert/strict";
import { putBehindLoadBalancer } from "../../support/engine/load-balancer";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

describe("a group behind a load balancer that new instances would not be added to", () => {
  it("is not rolled, and the error says how to resume AddToLoadBalancer", () =>
    withContext({}, async ({ simulator, stack, fleet, onto, starts }) => {
      await putBehindLoadBalancer({ simulator, fleet });
      await fleet.suspend("AddToLoadBalancer");
      const red = await stack.up({ program: onto(await fleet.addVersion(), { verify: "strict" }) });
      assert.equal(red.result, "failed");
      assert.match(
        outputLines("error", red),
        /AddToLoadBalancer is suspended.* resume-processes /s,
      );
      assert.equal(starts(), 0);
      assert.deepEqual(await fleet.versions(), ["1", "1", "1"]);
    }));
});
