import assert from "node:assert/strict";
import { createFleet } from "../../support/engine/fleet";
import { interruptInTheMiddle } from "../../support/engine/mid-roll";
import { withContext } from "../../support/engine/context";

describe('a replaced resource, where onDelete is "cancel"', () => {
  it("takes only its own refresh with it when autoScalingGroupName changes", () =>
    withContext({ instances: 8 }, async (context) => {
      const { simulator, stack, fleet, time, onto } = context;
      const api = await createFleet(simulator, { name: "api", instances: 1 });
      const args = { onDelete: "cancel" } as const;
      await interruptInTheMiddle(context, { program: onto(await fleet.addVersion(), args) });

      const { autoScalingGroupName, launchTemplateId } = api;
      const launchTemplate = { launchTemplateId, version: await api.addVersion() };
      const desiredConfiguration = { launchTemplate };
      time.release();
      const { result, changes, stdout } = await stack.up({
        program: onto(2, { ...args, autoScalingGroupName, desiredConfiguration }),
      });
      assert.deepEqual([result, changes], ["succeeded", { replace: 1, same: 1 }], stdout);
      assert.deepEqual(await api.versions(), ["2"]);
      const [ofApi, ofWeb] = [await api.refreshes(), await fleet.refreshes()];
      assert.deepEqual([ofApi[0]?.Status, ofWeb[0]?.Status], ["Successful", "Cancelled"]);
    }));

  it("does not cancel what its successor on the same group has adopted", () =>
    withContext({}, async (context) => {
      const { stack, fleet, time, onto, saved, starts } = context;
      const program = onto(await fleet.addVersion(), { onDelete: "cancel" });
      await interruptInTheMiddle(context, { program });

      time.release();
      const urn = (await saved())?.urn ?? "none";
      const { result, stdout } = await stack.up({ program, replace: [urn] });
      assert.equal(result, "succeeded", stdout);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal((await fleet.refreshes())[0]?.Status, "Successful");
      assert.equal(starts(), 1);
    }));
});
