import assert from "node:assert/strict";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";
import { createFleet, type Fleet } from "../../support/engine/fleet";
import { withContext } from "../../support/engine/context";

describe("two InstanceRefresh resources on two groups", () => {
  it("roll at the same time", () =>
    withContext({}, async ({ simulator, stack, fleet }) => {
      const fleets = [fleet, await createFleet(simulator, { name: "api" })];
      for (const { addVersion } of fleets) await addVersion();
      const program = () => {
        fleets.forEach(declare);
        return Promise.resolve();
      };
      const { result, stdout } = await stack.up({ program });
      assert.equal(result, "succeeded", stdout);

      const [web = never, api = never] = await Promise.all(fleets.map(interval));
      assert.ok(web.start < api.end && api.start < web.end);
      for (const { versions } of fleets) assert.deepEqual(await versions(), ["2", "2", "2"]);
    }));
});

function declare({ autoScalingGroupName, launchTemplateId }: Fleet): void {
  new InstanceRefresh(autoScalingGroupName, {
    autoScalingGroupName,
    desiredConfiguration: { launchTemplate: { launchTemplateId, version: 2 } },
    preferences: { instanceWarmup: 10 },
  });
}

interface Interval {
  readonly start: number;
  readonly end: number;
}

const never: Interval = { start: NaN, end: NaN };

/** When AWS worked on the group's newest refresh, in milliseconds. */
async function interval({ refreshes }: Fleet): Promise<Interval> {
  const [refresh] = await refreshes();
  return {
    start: refresh?.StartTime?.getTime() ?? NaN,
    end: refresh?.EndTime?.getTime() ?? NaN,
  };
}
