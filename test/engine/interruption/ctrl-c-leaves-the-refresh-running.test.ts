import assert from "node:assert/strict";
import { upToTheMiddle } from "../../support/engine/mid-roll";
import { withScene } from "../../support/engine/scene";

describe("Ctrl-C in the middle of a roll", () => {
  it("ends the CLI before AWS moves on, and says how to go on", () =>
    withScene({}, async (scene) => {
      const { simulator, stack, fleet, onto, saved } = scene;
      const program = onto(await fleet.addVersion());
      const operation = await upToTheMiddle(scene, { program });
      const interruptedAt = simulator.now();
      operation.interrupt();
      const { result } = await operation.ended;

      assert.equal(result, "failed");
      assert.deepEqual(simulator.now(), interruptedAt);
      const [refresh] = await fleet.refreshes();
      assert.equal(refresh?.Status, "InProgress");
      await operation.says(
        /Waiting for instance refresh \(\S+\) of web: interrupted at \d+% complete, .*[\w)]\. It is still running; run `pulumi up` again to resume watching\./,
      );

      const { outputs, initErrors } = (await saved()) ?? {};
      assert.equal(outputs?.["instanceRefreshId"], refresh.InstanceRefreshId);
      assert.equal(outputs?.["status"], "InProgress");
      assert.equal(initErrors?.length, 1);
      assert.deepEqual((await stack.exportState()).pendingOperations, []);
    })).timeout(120_000);
});
