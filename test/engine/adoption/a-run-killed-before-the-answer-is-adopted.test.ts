import assert from "node:assert/strict";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { withContext, type Context } from "../../support/engine/context";

describe("a run that is killed when AWS has started the refresh and before it can say so", () => {
  const lives = [
    { life: "create", runsBefore: 0 },
    { life: "update", runsBefore: 1 },
  ];
  for (const { life, runsBefore } of lives) {
    it(`leaves a refresh that the next up adopts, in ${life}`, () =>
      withContext({}, async (context) => {
        const { stack, fleet, onto, starts } = context;
        if (runsBefore > 0) await stack.up();
        const program = onto(await fleet.addVersion());
        await killAtTheStart(context, program);

        const next = stack.start.up({ program });
        await next.says(/adopting refresh/);
        assert.equal((await next.ended).result, "succeeded");
        assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
        assert.equal(starts(), runsBefore + 1);
      }));

    it(`leaves a refresh that the next up only records when it has ended by then, in ${life}`, () =>
      withContext({}, async (context) => {
        const { simulator, stack, fleet, onto, saved, starts } = context;
        if (runsBefore > 0) await stack.up();
        const program = onto(await fleet.addVersion());
        await killAtTheStart(context, program);

        simulator.advance(3600);
        const next = stack.start.up({ program });
        await next.says(/already rolled this change; recording it/);
        assert.equal((await next.ended).result, "succeeded");
        assert.equal((await saved())?.outputs?.["status"], "Successful");
        assert.equal(starts(), runsBefore + 1);
      }));
  }
});

/** Ends every process of an `up` between the effect of its StartInstanceRefresh and the answer. */
async function killAtTheStart({ simulator, stack, saved }: Context, program: PulumiFn) {
  const before = (await saved())?.outputs?.["instanceRefreshId"];
  const operation = stack.start.up({ program });
  const stop = simulator.onCall({
    after: ({ action }) => {
      if (action === "StartInstanceRefresh") operation.killAll();
    },
  });
  assert.equal((await operation.ended).result, "failed");
  stop();
  await stack.unlock();
  assert.equal((await saved())?.outputs?.["instanceRefreshId"], before);
}
