import assert from "node:assert/strict";
import { failHealthChecksOf, putBehindLoadBalancer } from "../../support/engine/load-balancer";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

describe("a version whose instances fail the load balancer's health check", () => {
  it("says so from the first one, goes back early, and says so in the error", () =>
    withContext({ instances: 2 }, async ({ simulator, stack, fleet, onto, saved }) => {
      await putBehindLoadBalancer({ simulator, fleet });
      const version = await fleet.addVersion();
      await failHealthChecksOf(version, { simulator, fleet });
      const before = simulator.now().getTime();
      const preferences = { autoRollback: true, instanceWarmup: 120, minHealthyPercentage: 50 };

      const run = stack.start.up({ program: onto(version, { preferences }) });
      await run.says(/a new instance failed the load balancer's health check and was replaced/);
      const red = await run.ended;

      assert.equal(red.result, "failed");
      assert.match(
        outputLines("error", red),
        /stopped early, because no new instance stays healthy: \d new instances in a row failed the load balancer's health check and were replaced\. It was rolled back/,
      );
      assert.match(outputLines("error", red), /get-console-output --instance-id i-/);
      assert.equal((await saved())?.outputs?.["status"], "RollbackSuccessful");
      assert.ok(simulator.now().getTime() - before < 60 * 60_000);
    })).timeout(180_000);
});
