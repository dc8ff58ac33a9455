import assert from "node:assert/strict";
import fc from "fast-check";
import { attempt, randomActions, type RandomAction } from "./random-actions";
import { worldBytes } from "./world-bytes";
import { aNewFleet, groupName, type Fleet } from "./fleet";

const byName = { AutoScalingGroupName: groupName };

const plan = fc.array(
  fc.record({
    action: fc.constantFrom(...(Object.keys(randomActions) as RandomAction[])),
    pick: fc.integer({ min: 1, max: 200 }),
    after: fc.integer({ min: 0, max: 400 }),
  }),
  { maxLength: 15 },
);

describe("a group that is left alone", () => {
  it("settles at its desired capacity, whatever was done to it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), plan, (desired, steps) => {
        const fleet = aNewFleet({ desired });
        for (const { action, pick, after } of steps) {
          attempt(() => randomActions[action](fleet, pick));
          fleet.advance(after);
        }
        attempt(() => randomActions.resume(fleet));
        // A hook that gives up every launch, or a protected instance, would keep the group from it.
        for (const pick of [0, 1]) attempt(() => randomActions.unhook(fleet, pick));
        // Nothing moves the capacity any more, neither the clock nor an alarm.
        for (const pick of [0, 1, 2]) attempt(() => randomActions.unschedule(fleet, pick));
        for (const pick of [0, 1]) attempt(() => randomActions.dropPolicy(fleet, pick));
        attempt(() => randomActions.dissolve(fleet, 0));
        const InstanceIds = fleet.instances().map(({ InstanceId }) => InstanceId);
        fleet.call("SetInstanceProtection", {
          ...byName,
          InstanceIds,
          ProtectedFromScaleIn: false,
        });
        fleet.advance(20_000);
        assertSettled(fleet);
      }),
      { numRuns: 150 * Number(process.env["PROPERTY_TIMES"] ?? 1) },
    );
  });
});

describe("what is done to a group", () => {
  it("has the same effect, to the byte, however often one polls in between", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }),
        plan,
        fc.integer({ min: 2, max: 9 }),
        (desired, steps, looks) => {
          const [seldom, often] = [aNewFleet({ desired }), aNewFleet({ desired })];
          for (const { action, pick, after } of steps) {
            for (const fleet of [seldom, often]) attempt(() => randomActions[action](fleet, pick));
            seldom.advance(after * looks);
            for (let look = 0; look < looks; look += 1) often.advance(after);
          }
          assert.equal(worldBytes(often.world), worldBytes(seldom.world));
        },
      ),
      { numRuns: 100 * Number(process.env["PROPERTY_TIMES"] ?? 1) },
    );
  });
});

function assertSettled(fleet: Fleet): void {
  const { world } = fleet;
  const rest = fleet
    .instances()
    .filter(({ LifecycleState = "" }) => !/^Standby$|:Retained$/u.test(LifecycleState));
  assert.deepEqual(
    new Set(rest.map(({ LifecycleState }) => LifecycleState)),
    new Set(rest.length > 0 ? ["InService"] : []),
  );
  assert.equal(rest.length, fleet.group().DesiredCapacity);
  assert.ok(rest.every(({ HealthStatus }) => HealthStatus === "Healthy"));
  assert.equal(world.autoScaling.openActivities.size, 0);
  assert.equal(world.autoScaling.scheduler.heap.length, 0);
  assert.equal(world.autoScaling.memberships.size, fleet.instances().length);
}
