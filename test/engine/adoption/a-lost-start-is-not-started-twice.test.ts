import assert from "node:assert/strict";
import { withContext } from "../../support/engine/context";

describe("a StartInstanceRefresh whose answer is lost", () => {
  for (const when of ["afterEffect", "beforeEffect"] as const) {
    const what = when === "afterEffect" ? "after it took effect" : "before it took effect";
    it(`rolls the fleet with one refresh when the connection breaks ${what}`, () =>
      withContext({}, async ({ simulator, stack, fleet, onto, saved }) => {
        const program = onto(await fleet.addVersion());
        simulator.addScenario({
          rules: [{ kind: "drop", action: "StartInstanceRefresh", when, times: 1 }],
        });
        assert.equal((await stack.up({ program })).result, "succeeded");
        assert.equal(simulator.calls().filter(({ outcome }) => outcome === "dropped").length, 1);

        const [refresh, ...others] = await fleet.refreshes();
        assert.deepEqual([refresh?.Status, others], ["Successful", []]);
        assert.equal((await saved())?.outputs?.["instanceRefreshId"], refresh?.InstanceRefreshId);
        assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      }));
  }
});
