/** Runs that end before their time leave no process behind, and the stack can be used again. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { isRunning } from "../../support/engine/processes";
import { withStack, type EngineStack } from "../../support/engine/stack";

describe("a run that is under way", () => {
  const withWaiting = (body: (stack: EngineStack) => Promise<void>): Promise<void> =>
    withStack({ program: waiting, endpoint: "http://127.0.0.1:9" }, body);

  it("fails when its dynamic provider dies", async () => {
    await withWaiting(async (stack) => {
      const run = stack.start.up();
      await run.says(/has begun to wait/);
      assert.equal(run.providerPids().length, 1);
      run.killProvider();
      const { result, stdout } = await run.ended;
      assert.equal(result, "failed");
      assert.match(stdout, /waiting.*creating failed/s);
    });
  });

  it("ends at the second Ctrl-C and leaves a pending operation", async () => {
    await withWaiting(async (stack) => {
      const run = stack.start.up();
      await run.says(/has begun to wait/);
      const pids = run.pids();
      run.interrupt();
      await run.says(/press \^C again/);
      run.interrupt();
      assert.equal((await run.ended).result, "failed");
      assert.deepEqual(pids.filter(isRunning), []);
      const { pendingOperations } = await stack.exportState();
      assert.deepEqual(
        pendingOperations.map(({ type }) => type),
        ["creating"],
      );
    });
  });

  it("leaves the stack locked when its CLI dies, until it is unlocked", async () => {
    await withWaiting(async (stack) => {
      const run = stack.start.up();
      await run.says(/has begun to wait/);
      run.killCli();
      assert.equal((await run.ended).result, "failed");
      assert.match((await stack.refresh()).error?.message ?? "", /locked/);
      await stack.unlock();
      assert.equal((await stack.refresh()).result, "succeeded");
    });
  });

  it("tells whoever waits for something it never says", async () => {
    await withStack({ program: nothing, endpoint: "http://127.0.0.1:9" }, async (stack) => {
      const run = stack.start.up();
      await assert.rejects(run.says(/what nobody says/), /without the awaited event/);
      assert.equal((await run.ended).result, "succeeded");
    });
  });
});

const nothing: PulumiFn = () => Promise.resolve();

/** One resource whose creation never ends. */
const waiting: PulumiFn = async () => {
  await Promise.resolve();
  new Waiting("waiting");
};

class Waiting extends pulumi.dynamic.Resource {
  constructor(name: string) {
    super({ create: waitForEver }, name, {});
  }
}

/** Runs in the provider's process, which knows nothing of this file. */
function waitForEver(): Promise<pulumi.dynamic.CreateResult> {
  console.log("the provider has begun to wait");
  process.stdin.on("end", () => process.exit()).resume();
  return new Promise(() => {
    setInterval(() => undefined, 1000);
  });
}
