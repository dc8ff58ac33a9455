import assert from "node:assert/strict";
import { interruptInTheMiddle } from "../../support/engine/mid-roll";
import { withScene } from "../../support/engine/scene";

describe("an up after a Ctrl-C", () => {
  it("resumes the refresh of an interrupted create", () =>
    withScene({}, async (scene) => {
      const { stack, fleet, time, onto, starts } = scene;
      const program = onto(await fleet.addVersion());
      const { instanceRefreshId } = await interruptInTheMiddle(scene, { program });

      time.release();
      const next = stack.start.up({ program });
      await next.says(new RegExp(`resuming refresh ${instanceRefreshId}, \\d+% complete`));
      const { outputs } = await next.ended;
      assert.equal(outputs["instanceRefreshId"]?.value, instanceRefreshId);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(starts(), 1);
    }));

  it("resumes the refresh of an interrupted update, also after a pulumi refresh in between", () =>
    withScene({}, async (scene) => {
      const { stack, fleet, time, onto, saved, starts } = scene;
      await stack.up();
      const program = onto(await fleet.addVersion());
      const { instanceRefreshId } = await interruptInTheMiddle(scene, { program });

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
