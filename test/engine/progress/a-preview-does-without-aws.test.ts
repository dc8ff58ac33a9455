import assert from "node:assert/strict";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

describe("a preview when AWS cannot be reached", () => {
  it("says so and judges from the inputs, without the patience of a roll", () =>
    withContext(
      { env: { PULUMI_INSTANCE_REFRESH_TIME_SCALE: "1" } },
      async ({ simulator, stack, fleet, onto }) => {
        const version = await fleet.addVersion();
        const outage = { code: "ServiceUnavailable", message: "Come back later.", status: 503 };
        simulator.addScenario({ rules: [{ kind: "error", ...outage, for: 60 }] });
        const run = await stack.preview({ program: onto(version) });
        assert.equal(run.result, "succeeded", String(run.error));
        assert.deepEqual(run.changes, { create: 2 });
        assert.match(
          outputLines("warning", run),
          /AWS could not be reached.*deciding from the inputs alone/,
        );
        simulator.advance(60);
      },
    ));
});
