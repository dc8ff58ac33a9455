import assert from "node:assert/strict";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";
import { createAlarm } from "../../support/engine/alarm";

describe("a refresh that failed, once its cause is gone", () => {
  for (const between of ["nothing", "pulumi refresh"] as const) {
    it(`rolls at the next up without an edit, with ${between} in between`, () =>
      withContext({}, async ({ simulator, stack, fleet, onto, starts }) => {
        const alarm = await createAlarm(simulator);
        const preferences = { instanceWarmup: 10, alarmSpecification: { alarms: [alarm.name] } };
        const program = onto(await fleet.addVersion(), { preferences });

        const first = stack.start.up({ program });
        await first.says(/\d% \d+ left/);
        await alarm.set("ALARM");
        const red = await first.ended;
        assert.equal(red.result, "failed");
        assert.match(outputLines("error", red), /too-many-errors is in the ALARM state/);

        await alarm.set("OK");
        if (between === "pulumi refresh") {
          assert.equal((await stack.refresh()).result, "succeeded");
        }
        const green = await stack.up({ program });
        assert.equal(green.result, "succeeded", String(green.error));
        assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
        assert.equal(starts(), 2);
      })).timeout(120_000);
  }
});
