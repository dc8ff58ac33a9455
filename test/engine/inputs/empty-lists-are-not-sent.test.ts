import assert from "node:assert/strict";
import { withContext } from "../../support/engine/context";

describe("empty lists and objects in preferences", () => {
  it("are not sent to AWS", () =>
    withContext({}, async ({ simulator, stack, onto }) => {
      const preferences = {
        instanceWarmup: 10,
        checkpointPercentages: [],
        alarmSpecification: { alarms: [] },
      };
      const run = await stack.up({ program: onto(1, { preferences }) });
      assert.equal(run.result, "succeeded", String(run.error));
      const start = simulator.calls().find(({ action }) => action === "StartInstanceRefresh");
      assert.deepEqual(start?.parameters["Preferences"], {
        InstanceWarmup: 10,
        SkipMatching: true,
      });
    }));
});
