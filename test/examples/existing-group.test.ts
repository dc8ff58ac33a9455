import assert from "node:assert/strict";
import { createFleet, type Fleet } from "../support/engine/fleet";
import { outputsOf } from "./outputs";
import { withExample } from "./stage";

const config = { autoScalingGroupName: "shop", launchTemplateName: "shop" };

describe("examples/existing-group", () => {
  it("rolls a group that others made, and leaves it behind when it goes", () => {
    const fleets: Fleet[] = [];
    const prepare = async (_aws: unknown, simulator: Parameters<typeof createFleet>[0]) => {
      fleets.push(await createFleet(simulator, { name: "shop" }));
    };
    return withExample("existing-group", { config, prepare }, async ({ stack, aws, configure }) => {
      outputsOf(await stack.up());
      const version = await fleets[0]?.addVersion();
      await configure({ version: String(version) });
      const change = outputsOf(await stack.up());
      assert.equal(change["runningVersion"], "2");
      assert.deepEqual(change["instancesOutdated"], []);
      assert.deepEqual(await aws.versions("shop"), ["2", "2", "2"]);

      outputsOf(await stack.destroy());
      assert.deepEqual(await aws.versions("shop"), ["2", "2", "2"]);
    });
  });
});
