import assert from "node:assert/strict";
import fc from "fast-check";
import { terminateInstance } from "../../../../simulator/model/ec2/instances";
import { aFleet, aNewFleet, type Fleet } from "./fleet";
import { countHealthy, surround, surroundings } from "./surroundings";
import { worldBytes } from "./world-bytes";

/** By hand, `PROPERTY_TIMES=20` runs twenty times as many. */
function runs(usual: number): number {
  return usual * Number(process.env["PROPERTY_TIMES"] ?? 1);
}

/** Any healthy percentages that AWS accepts. */
const percentages = fc
  .record({
    min: fc.integer({ min: 0, max: 100 }),
    spread: fc.option(fc.integer({ min: 0, max: 100 })),
  })
  .map(({ min, spread }) => ({
    MinHealthyPercentage: min,
    ...(spread !== null && { MaxHealthyPercentage: Math.max(100, Math.min(200, min + spread)) }),
  }))
  .filter(
    ({ MinHealthyPercentage: min, MaxHealthyPercentage: max }) =>
      max === undefined || max - min <= 100,
  );

const desired = fc.integer({ min: 1, max: 12 });

describe("a refresh", () => {
  it("stays within minimum and maximum, but for the one instance that is always replaced", () => {
    fc.assert(
      fc.property(
        surroundings,
        percentages,
        fc.integer({ min: 1, max: 5 }),
        (drawn, preferences, step) => {
          const context = surround(drawn);
          const { fleet } = context;
          assert.equal(countHealthy(context), drawn.size);
          fleet.start({ ...preferences, InstanceWarmup: drawn.warmup });
          const { floor, ceiling } = boundsOf(drawn.size, preferences);
          while (fleet.refresh().Status !== "Successful") {
            fleet.advance(step);
            const healthy = countHealthy(context);
            assert.ok(healthy >= floor, `${healthy} under ${floor}`);
            const there = fleet
              .instances()
              .filter(({ LifecycleState = "" }) => !LifecycleState.startsWith("Terminat"));
            assert.ok(there.length <= ceiling, `${there.length} over ${ceiling}`);
            assert.equal(fleet.group().DesiredCapacity, drawn.size);
          }
          assert.equal(fleet.inService("2"), drawn.size);
        },
      ),
      { numRuns: runs(60) },
    );
  }).timeout(0);

  it("has a percentage that only rises on the way forward and only falls on the way back", () => {
    fc.assert(
      fc.property(
        surroundings,
        percentages,
        fc.integer({ min: 10, max: 3000 }),
        (drawn, preferences, turn) => {
          const { fleet } = surround(drawn);
          fleet.start({ ...preferences, InstanceWarmup: drawn.warmup, BakeTime: 86_400 });
          const forward = percentagesOver(fleet, turn);
          assert.deepEqual(forward, forward.toSorted(ascending));
          fleet.call("RollbackInstanceRefresh", { AutoScalingGroupName: "web" });
          const seen: number[] = [fleet.refresh().PercentageComplete ?? 0];
          fleet.advanceUntil("RollbackSuccessful", () =>
            seen.push(fleet.refresh().PercentageComplete ?? 0),
          );
          assert.deepEqual(seen, seen.toSorted(ascending).reverse());
          assert.equal(fleet.inService("1"), drawn.size);
        },
      ),
      { numRuns: runs(60) },
    );
  }).timeout(0);

  it("accounts for every instance", () => {
    fc.assert(
      fc.property(
        desired,
        percentages,
        fc.integer({ min: 0, max: 1500 }),
        (size, preferences, seconds) => {
          const fleet = aFleet({ desired: size });
          fleet.start(preferences);
          fleet.advance(seconds);
          const members = fleet.instances().map(({ InstanceId }) => InstanceId);
          const alive = [...fleet.world.ec2.instances.values()].filter(
            ({ state }) => state !== "terminated",
          );
          assert.deepEqual(
            members.toSorted(),
            alive.map(({ instanceId }) => instanceId).toSorted(),
          );
        },
      ),
      { numRuns: runs(60) },
    );
  });
});

describe("time", () => {
  it("does the same in two short steps as in one long one", () => {
    const steps = fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(desired, percentages, steps, (size, preferences, milliseconds) => {
        const whole = aBusyFleet(size, preferences);
        const parts = aBusyFleet(size, preferences);
        for (const part of milliseconds) parts.advance(part / 1000);
        whole.advance(milliseconds.reduce((sum, part) => sum + part, 0) / 1000);
        assert.equal(worldBytes(parts.world), worldBytes(whole.world));
      }),
      { numRuns: runs(60) },
    );
  });

  it("gives the same bytes for the same seed, and others for another", () => {
    const one = rolled("a");
    assert.equal(rolled("a"), one);
    assert.notEqual(rolled("b"), one);
  });
});

/** A young fleet with a refresh, failing launches, a sick instance, a lost one and a change of its size ahead of it. */
function aBusyFleet(size: number, preferences: object): Fleet {
  const fleet = aNewFleet({ desired: size });
  fleet.advance(30);
  fleet.start(preferences);
  fleet.injectFault({
    kind: "launch",
    launchTemplateVersion: 2,
    failure: "No capacity.",
    times: 2,
  });
  fleet.injectFault({ kind: "launch", launchTemplateVersion: 2, unhealthyAfter: 20, times: 1 });
  fleet.injectFault({ kind: "competingRefresh", autoScalingGroupName: "web", after: 900 });
  fleet.call("SetDesiredCapacity", { AutoScalingGroupName: "web", DesiredCapacity: size + 2 });
  terminateInstance(fleet.world, fleet.instances()[0]?.InstanceId ?? "", fleet.now());
  return fleet;
}

function rolled(seed: string): string {
  const fleet = aFleet({ desired: 3, seed });
  fleet.start();
  fleet.advanceUntil("Successful");
  return worldBytes(fleet.world);
}

interface Bounds {
  readonly floor: number;
  readonly ceiling: number;
}

/** The fewest healthy instances, and the most that are there: one is always replaced, whatever the percentages. */
function boundsOf(
  size: number,
  { MinHealthyPercentage: min, MaxHealthyPercentage: max = 100 }: Percentages,
): Bounds {
  return {
    floor: Math.min(Math.ceil((size * min) / 100), min === 100 ? size : size - 1),
    ceiling: Math.max(Math.floor((size * max) / 100), size + 1),
  };
}

interface Percentages {
  readonly MinHealthyPercentage: number;
  readonly MaxHealthyPercentage?: number;
}

function percentagesOver(fleet: Fleet, seconds: number): readonly number[] {
  const seen: number[] = [];
  for (let passed = 0; passed < seconds; passed += 5) {
    fleet.advance(5);
    seen.push(fleet.refresh().PercentageComplete ?? 0);
  }
  return seen;
}

function ascending(one: number, other: number): number {
  return one - other;
}
