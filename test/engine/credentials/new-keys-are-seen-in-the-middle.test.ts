import assert from "node:assert/strict";
import { writeProfile } from "../../support/engine/profile";
import { withContext } from "../../support/engine/context";

const epoch = Date.parse("2026-01-01T00:00:00Z");
const yesterday = { accessKeyId: "AKIAYESTERDAY", secretAccessKey: "yesterdays-secret" };
const today = { accessKeyId: "AKIATODAY", secretAccessKey: "todays-secret" };
/** Some time after the fleet has settled and the roll has begun. */
const expiresAt = new Date(epoch + 640_000);

describe("a profile whose keys expire in the middle", () => {
  it("is read again at each poll, and the wait goes on when it has new ones", () =>
    withContext({ credentials: [{ ...yesterday, expiresAt }, today] }, async (context) => {
      const { simulator, stack, fleet, onto, starts } = context;
      await writeProfile(stack, "team", yesterday);
      const program = onto(await fleet.addVersion(), { profile: "team" });
      let refusals = 0;
      simulator.onCall({
        after: async ({ outcome }) => {
          if (outcome !== "ExpiredToken") return;
          refusals += 1;
          await writeProfile(stack, "team", today);
        },
      });
      const run = await stack.up({ program });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.equal(starts(), 1);
      assert.equal(refusals, 1);
    }));
});
