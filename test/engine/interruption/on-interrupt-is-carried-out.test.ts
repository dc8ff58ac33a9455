import assert from "node:assert/strict";
import { interruptInTheMiddle } from "../../support/engine/mid-roll";
import { withContext } from "../../support/engine/context";

describe("Ctrl-C in the middle of a roll", () => {
  it('cancels the refresh where onInterrupt is "cancel", and the next up starts over', () =>
    withContext({}, async (context) => {
      const { stack, fleet, time, onto, saved, starts } = context;
      const program = onto(await fleet.addVersion(), { onInterrupt: "cancel" });
      const { outcome, instanceRefreshId } = await interruptInTheMiddle(context, { program });
      assert.match(outcome.stdout, /It (is being|was) cancelled, as requested/);
      const [cancelled] = await fleet.refreshes();
      assert.match(cancelled?.Status ?? "", /^Cancel(ling|led)$/);
      assert.equal((await saved())?.outputs?.["status"], cancelled?.Status);

      time.release();
      const next = await stack.up({ program });
      assert.equal(next.result, "succeeded", next.stdout);
      assert.notEqual(next.outputs["instanceRefreshId"]?.value, instanceRefreshId);
      assert.equal(starts(), 2);
    }));

  it('starts a rollback where onInterrupt is "rollback"', () =>
    withContext({}, async (context) => {
      const { simulator, fleet, onto, saved } = context;
      const program = onto(await fleet.addVersion(), { onInterrupt: "rollback" });
      const { outcome } = await interruptInTheMiddle(context, { program });
      assert.match(
        outcome.stdout,
        /It is being rolled back to the old configuration, as requested/,
      );
      assert.equal((await fleet.refreshes())[0]?.Status, "RollbackInProgress");
      assert.equal((await saved())?.outputs?.["status"], "RollbackInProgress");

      simulator.advance(3600);
      assert.equal((await fleet.refreshes())[0]?.Status, "RollbackSuccessful");
      assert.deepEqual(await fleet.versions(), ["1", "1", "1"]);
    }));
});
