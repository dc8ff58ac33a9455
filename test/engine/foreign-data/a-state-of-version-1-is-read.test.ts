import assert from "node:assert/strict";
import { readCorpus } from "../../../torture/foreign-data/corpus";
import { editedOutputs } from "../../support/engine/edited-outputs";
import { withContext, type Context } from "../../support/engine/context";

/** Puts outputs that an earlier version has saved in the place of those of the resource, with the ids of this fleet. */
async function putBack(name: string, { stack, fleet, simulator }: Context): Promise<void> {
  const life = readCorpus().find((file) => file.name === name)?.life;
  const then = life?.state.outputs ?? {};
  const putBackInto = (now: Readonly<Record<string, unknown>>) => {
    const { __provider, __urn, instanceRefreshId } = now;
    const text = JSON.stringify({ ...then, __provider, __urn })
      .replaceAll(life?.launchTemplateId ?? "", fleet.launchTemplateId)
      .replaceAll("http://127.0.0.1:4599", simulator.url)
      .replaceAll(String(then["instanceRefreshId"]), String(instanceRefreshId));
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  };
  await stack.rewriteState(editedOutputs(putBackInto));
}

describe("a state that version 1 has saved", () => {
  it("is taken for what it is: the same program rolls nothing, a changed trigger rolls the fleet", () =>
    withContext({}, async (context) => {
      const { stack, fleet, simulator, onto, saved, starts } = context;
      const triggers = { build: 7, set: { a: [1, null], b: {} }, no: null };
      const args = { triggers, endpoint: simulator.url };
      const program = onto(await fleet.addVersion(), args);
      assert.equal((await stack.up({ program })).result, "succeeded");
      await putBack("state-v1-triggered.json", context);
      assert.match(JSON.stringify((await saved())?.outputs?.["__saved"]), /"version":1\b/);

      assert.deepEqual((await stack.up({ program })).changes, { same: 2 });
      assert.equal(starts(), 1);
      const changed = onto(2, { ...args, triggers: { ...triggers, build: 8 } });
      const { result, changes } = await stack.up({ program: changed });
      assert.deepEqual([result, changes], ["succeeded", { same: 1, update: 1 }]);
      assert.equal(starts(), 2);
      const { rollReason, __saved } = (await saved())?.outputs ?? {};
      assert.equal(rollReason, "triggers changed: build");
      assert.match(JSON.stringify(__saved), /"version":1\b/);
    }));
});
