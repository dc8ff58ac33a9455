import assert from "node:assert/strict";
import { interruptInTheMiddle } from "../../support/engine/mid-roll";
import { withContext } from "../../support/engine/context";

describe("an up after a Ctrl-C", () => {
  it("resumes the refresh of an interrupted create", () =>
    withContext({}, async (context) => {
      const { stack, fleet, time, onto, starts } = context;
      const program = onto(await fleet.addVersion());
      const { instanceRefreshId } = await interruptInTheMiddle(context, { program });

      time.release();
      const next = stack.start.up({ program });
      await next.says(new RegExp(`resuming refresh ${instanceRefreshId}, \\d+% complete`));
      const { outputs } = await next.ended;
      assert.equal(outputs["instanceRefreshId"]?.value, instanceRefreshId);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(starts(), 1);
    }));

  it("resumes the refresh of an interrupted update, also after a pulumi refresh in between", () =>
    withContext({}, async (context) => {
      const { stack, fleet, time, onto, saved, starts } = context;
      await stack.up();
      const program = onto(await fleet.addVersion());
      const { instanceRefreshId } = await interruptInTheMiddle(context, { program });

      await stack.refresh();
      const { outputs, initErrors } = (await saved()) ?? {};
      assert.deepEqual([outputs?.["status"], initErrors], ["InProgress", undefined]);

      time.release();
      const next = await stack.up({ program });
      assert.equal(next.outputs["instanceRefreshId"]?.value, instanceRefreshId);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(starts(), 2);
      assert.match(String((await saved())?.outputs?.["rollReason"]), /version 1 -> 2$/);
    }));
});
