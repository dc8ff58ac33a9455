import assert from "node:assert/strict";
import { upToTheMiddle } from "../../support/engine/mid-roll";
import { withContext } from "../../support/engine/context";
import { holdAtTheFirstPoll } from "../timeouts/hold";

describe("Ctrl-C in the middle of a roll", () => {
  it("ends the CLI before AWS moves on, and says how to go on", () =>
    withContext({}, async (context) => {
      const { simulator, stack, fleet, onto, saved } = context;
      const program = onto(await fleet.addVersion());
      const operation = await upToTheMiddle(context, { program });
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
    }));

  it("says in short what stands in the way, and the next command last", () =>
    // The user waits in real time, so the provider's clock runs as fast as that.
    withContext({ env: { PULUMI_INSTANCE_REFRESH_TIME_SCALE: "1" } }, async (context) => {
      const { stack, time, fleet, onto } = context;
      const operation = stack.start.up({ program: onto(await fleet.addVersion()) });
      await holdAtTheFirstPoll(time, operation);
      await fleet.suspend("Launch");
      operation.interrupt();
      assert.equal((await operation.ended).result, "failed");
      await operation.says(
        /interrupted at .*\n\s+Launch is suspended, so the refresh stands still\n\s+next: aws autoscaling resume-processes .* && pulumi up/,
      );
    }));
});
