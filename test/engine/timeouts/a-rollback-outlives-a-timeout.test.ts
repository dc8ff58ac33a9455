import assert from "node:assert/strict";
import { createAlarm } from "../../support/engine/alarm";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

describe("AWS's own rollback", () => {
  it('is not cancelled by onTimeout: "cancel", and the next up does not roll the same version again', () =>
    withContext({ secondsPerPoll: 30 }, async ({ simulator, stack, time, fleet, onto, starts }) => {
      const alarm = await createAlarm(simulator);
      const program = onto(
        await fleet.addVersion(),
        {
          onTimeout: "cancel",
          preferences: {
            instanceWarmup: 10,
            autoRollback: true,
            alarmSpecification: { alarms: [alarm.name] },
          },
        },
        { customTimeouts: { create: "25m", update: "1h" } },
      );
      let isRollingBack = false;
      let isChecking = false;
      simulator.onCall({
        after: async ({ action }) => {
          if (action !== "DescribeInstanceRefreshes" || isChecking || isRollingBack) return;
          isChecking = true;
          const [refresh] = await fleet.refreshes();
          isChecking = false;
          if (refresh?.Status !== "InProgress") return;
          isRollingBack = true;
          time.hold();
          await alarm.set("ALARM");
          simulator.advance(30);
        },
      });
      const run = stack.start.up({ program });
      await run.says(/AWS is already rolling it back/);
      time.release();
      const late = await run.ended;
      assert.equal(late.result, "failed");
      assert.match(outputLines("error", late), /AWS was already rolling it back, and has finished/);
      assert.equal((await fleet.refreshes())[0]?.Status, "RollbackSuccessful");
      assert.deepEqual(await fleet.versions(), ["1", "1", "1"]);

      await alarm.set("OK");
      const next = await stack.up({ program });
      assert.equal(next.result, "failed");
      assert.match(outputLines("error", next), /rolled back before/);
      assert.equal(starts(), 1);
    }));
});
