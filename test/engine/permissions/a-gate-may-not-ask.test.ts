import assert from "node:assert/strict";
import { publishErrors } from "../../support/engine/metric";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";
import { refuse } from "./refusal";

describe("a gate that may not ask CloudWatch", () => {
  it("fails, and says which permission is missing", () =>
    withContext({}, async ({ simulator, stack, fleet, onto }) => {
      const { settings: metric } = publishErrors(simulator);
      refuse(simulator, ["cloudwatch:GetMetricData"]);
      const preferences = { instanceWarmup: 10, bakeTime: 600 };
      const gates = [{ metric, interval: 60, timeout: 180 }];
      const run = await stack.up({
        program: onto(await fleet.addVersion(), { preferences, gates }),
      });
      assert.equal(run.result, "failed");
      const words = /a gate did not pass.*GetMetricData.*not authorized.*cloudwatch:GetMetricData/s;
      assert.match(outputLines("error", run), words);
      assert.equal((await fleet.refreshes())[0]?.Status, "Cancelled");
    }));
});
