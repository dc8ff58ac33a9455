import assert from "node:assert/strict";
import { isRunning } from "../../support/engine/processes";
import { upToTheMiddle } from "../../support/engine/mid-roll";
import { withContext } from "../../support/engine/context";

describe("a CLI that is killed", () => {
  it("leaves no provider behind, though nobody tells it to stop", () =>
    withContext({}, async (context) => {
      const { fleet, onto } = context;
      const operation = await upToTheMiddle(context, { program: onto(await fleet.addVersion()) });
      const pids = operation.pids();
      assert.equal(operation.providerPids().length, 1);

      operation.killCli();
      await operation.ended;
      for (let looks = 0; looks < 500 && pids.some(isRunning); looks++) {
        await new Promise(setImmediate);
      }
      assert.deepEqual(pids.filter(isRunning), []);
      assert.equal((await fleet.refreshes())[0]?.Status, "InProgress");
    }));
});
