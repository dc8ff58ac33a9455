import assert from "node:assert/strict";
import { interruptInTheMiddle } from "../../support/engine/mid-roll";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";
import { refuse } from "./refusal";

const policies = [
  ["cancel", "autoscaling:CancelInstanceRefresh"],
  ["rollback", "autoscaling:RollbackInstanceRefresh"],
] as const;

describe("a refresh that the credentials may not end", () => {
  for (const [onTimeout, permission] of policies) {
    it(`is left to AWS at a timeout that asks for a ${onTimeout}, which is said, and resumed`, () =>
      withContext({}, async ({ simulator, stack, time, fleet, onto, starts }) => {
        const version = await fleet.addVersion();
        refuse(simulator, [permission]);
        const timeouts = { customTimeouts: { create: "25m" } };
        time.hold();
        const late = await stack.up({ program: onto(version, { onTimeout }, timeouts) });
        assert.equal(late.result, "failed");
        assert.match(
          outputLines("error", late),
          new RegExp(`not authorized to perform: ${permission}`),
        );
        assert.match(String((await fleet.refreshes())[0]?.Status), /Pending|InProgress/);

        time.release();
        const resumed = await stack.up({ program: onto(version) });
        assert.equal(resumed.result, "succeeded", String(resumed.error));
        assert.equal(starts(), 1);
      }));
  }

  it("is in the way of another target until it has ended", () =>
    withContext({}, async (context) => {
      const { simulator, stack, time, fleet, onto, starts } = context;
      await stack.up();
      await interruptInTheMiddle(context, { program: onto(await fleet.addVersion()) });
      const version = await fleet.addVersion();
      refuse(simulator, ["autoscaling:CancelInstanceRefresh"]);
      const refused = await stack.up({ program: onto(version) });
      assert.equal(refused.result, "failed");
      assert.match(outputLines("error", refused), /CancelInstanceRefresh: AccessDenied/);
      assert.equal(starts(), 2);

      time.release();
      simulator.advance(3600);
      const green = await stack.up({ program: onto(version) });
      assert.equal(green.result, "succeeded", String(green.error));
      assert.deepEqual(await fleet.versions(), ["3", "3", "3"]);
    }));

  it("keeps destroy from succeeding with onDelete: cancel, and only while it runs", () =>
    withContext({}, async (context) => {
      const { simulator, stack, time, fleet, onto } = context;
      const onDelete = "cancel";
      await stack.up({ program: onto(1, { onDelete }) });
      const program = onto(await fleet.addVersion(), { onDelete });
      await interruptInTheMiddle(context, { program });
      refuse(simulator, ["autoscaling:CancelInstanceRefresh"]);
      const refused = await stack.destroy();
      assert.equal(refused.result, "failed");
      assert.match(outputLines("error", refused), /CancelInstanceRefresh: AccessDenied/);

      time.release();
      simulator.advance(3600);
      assert.equal((await stack.destroy()).result, "succeeded");
    }));
});
