import assert from "node:assert/strict";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";
import { createAlarm } from "../../support/engine/alarm";

describe("an automatic rollback", () => {
  it("is red, is not tried again by itself, and is when the user says so", () =>
    withContext({}, async ({ simulator, stack, fleet, onto, starts, saved }) => {
      const alarm = await createAlarm(simulator);
      const version = await fleet.addVersion();
      const preferences = {
        instanceWarmup: 10,
        autoRollback: true,
        alarmSpecification: { alarms: [alarm.name] },
      };

      const first = stack.start.up({ program: onto(version, { preferences }) });
      await first.says(/\d% \d+ left/);
      await alarm.set("ALARM");
      const rolledBack = await first.ended;
      assert.equal(rolledBack.result, "failed");
      assert.match(outputLines("error", rolledBack), /rolled back.*The old configuration is back/s);
      assert.deepEqual(await fleet.versions(), ["1", "1", "1"]);

      const { launchTemplate } = (await saved())?.outputs as {
        launchTemplate: { version: string };
      };
      assert.equal(launchTemplate.version, "1");

      await alarm.set("OK");
      const heldBack = await stack.up({ program: onto(version, { preferences }) });
      assert.equal(heldBack.result, "failed");
      assert.match(outputLines("error", heldBack), /rolled back before.*retryAfterRollback/s);
      assert.equal(starts(), 1);

      const retryAfterRollback = true;
      const retried = await stack.up({
        program: onto(version, { preferences, retryAfterRollback }),
      });
      assert.equal(retried.result, "succeeded", String(retried.error));
      assert.equal(starts(), 2);
    })).timeout(120_000);
});
