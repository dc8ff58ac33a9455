import assert from "node:assert/strict";
import fc from "fast-check";
import { attempt, randomActions, type RandomAction } from "./random-actions";
import { aNewFleet, groupName, type Fleet } from "./fleet";
import { worldBytes } from "./world-bytes";

const steps = fc.array(
  fc.record({
    action: fc.constantFrom(...(Object.keys(randomActions) as RandomAction[])),
    pick: fc.integer({ min: 1, max: 200 }),
    after: fc.integer({ min: 0, max: 300 }),
  }),
  { minLength: 200, maxLength: 200 },
);

describe("200 requests and clock steps, whichever they are", () => {
  it("never break anything, and leave every instance accounted for", () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const [fleet, twin] = [aGroup(), aGroup()];
        for (const { action, pick, after } of plan) {
          for (const one of [fleet, twin]) {
            attempt(() => randomActions[action](one, pick));
            one.advance(after);
          }
          assertAccountedFor(fleet);
          assertHeldForAReason(fleet);
          assertPercentages(fleet);
          assertWithinBounds(fleet);
        }
        // What is the same from the beginning stays so.
        assert.equal(worldBytes(twin.world), worldBytes(fleet.world));
      }),
      { numRuns: 50 * Number(process.env["PROPERTY_TIMES"] ?? 1) },
    );
  }).timeout(0);
});

function aGroup(): Fleet {
  return aNewFleet({ desired: 3, group: { MaxSize: 12 } });
}

/** What is wanted is what a request may ask for, and nobody is counted who is not there. */
function assertWithinBounds(fleet: Fleet): void {
  const { MinSize = 0, MaxSize = 0, DesiredCapacity = 0 } = fleet.group();
  assert.ok(DesiredCapacity >= MinSize && DesiredCapacity <= MaxSize, `${DesiredCapacity}`);
}

/** Every instance that EC2 runs for the group is a member or in the warm pool, once. */
function assertAccountedFor({ world }: Fleet): void {
  const group = world.autoScaling.groups.get(groupName);
  const members = [...(group?.members.keys() ?? []), ...(group?.warmMembers.keys() ?? [])];
  const owned = [...world.ec2.instances.values()].filter(
    ({ state, tags }) => tags["aws:autoscaling:groupName"] === groupName && state !== "terminated",
  );
  for (const { instanceId } of owned) assert.ok(members.includes(instanceId), instanceId);
  assert.deepEqual(members.toSorted(), [...world.autoScaling.memberships.keys()].toSorted());
}

/** An instance waits exactly when lifecycle actions are open for it. */
function assertHeldForAReason({ world }: Fleet): void {
  const group = world.autoScaling.groups.get(groupName);
  for (const { lifecycleState, wait } of group?.members.values() ?? []) {
    assert.equal(lifecycleState.endsWith(":Wait"), (wait?.actions.size ?? 0) > 0, lifecycleState);
  }
}

function assertPercentages({ world }: Fleet): void {
  for (const refresh of world.autoScaling.groups.get(groupName)?.refreshes ?? []) {
    const { percentageComplete = 0, instancesToUpdate = 0 } = refresh;
    assert.ok(percentageComplete >= 0 && percentageComplete <= 100, `${percentageComplete}`);
    assert.ok(instancesToUpdate >= 0);
  }
}
