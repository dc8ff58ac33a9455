/** The engine's batches against the simulator's: two models that share no code, over sizes and percentages. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { planBatches } from "../../../engine/refresh/batches";
import { estimateRoll } from "../../../engine/refresh/estimate";
import { surveyFleet } from "../../../engine/refresh/fleet";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { aTarget } from "../../support/provider/a-target";
import { rollInSimulation, type SimulatedRoll } from "../../support/provider/simulated-roll";

interface Percentages {
  readonly min?: number;
  readonly max?: number;
}

/** Pairs that users write, and those at the edges of what AWS takes. */
const pairs: readonly Percentages[] = [
  {},
  ...[0, 50, 75, 90, 99, 100].map((min) => ({ min })),
  ...[0, 50, 90, 99, 100].map((min) => ({ min, max: 100 })),
  ...[50, 90, 99, 100].map((min) => ({ min, max: 110 })),
  ...[80, 90, 100].map((min) => ({ min, max: 133 })),
  ...[100].map((min) => ({ min, max: 200 })),
];

/** What both models say of a roll. */
type Course = Omit<SimulatedRoll, "seconds">;

function planned(count: number, { min = 90, max }: Percentages, stops: readonly number[]): Course {
  const { order, batches, peak, lowest } = planBatches(
    { count, stops },
    { desired: count, weight: 1, minHealthyPercentage: min, maxHealthyPercentage: max },
  );
  return { order, batches, peak, lowest };
}

function assertSame(size: number, pair: Percentages, checkpoints: readonly number[] = []): void {
  const { seconds, ...simulated } = rollInSimulation({ size, ...pair, checkpoints });
  const stops = checkpoints.map((percentage) => Math.ceil((size * percentage) / 100));
  const setting = `${size} instances, ${JSON.stringify({ ...pair, checkpoints, seconds })}`;
  assert.deepEqual(planned(size, pair, stops), simulated, setting);
}

const percentages = fc
  .record({ min: fc.integer({ min: 0, max: 100 }), above: fc.integer({ min: 0, max: 100 }) })
  .map(({ min, above }) => ({ min, max: Math.max(100, Math.min(200, min + above)) }));

describe("the batches of an estimate", () => {
  it("are the simulator's for every size from 1 to 40", () => {
    for (let size = 1; size <= 40; size += 1) {
      const some = pairs.filter((_, index) => size <= 4 || (index + size) % 7 === 0);
      for (const pair of some) assertSame(size, pair);
    }
  });

  it("are the simulator's for any percentages", () => {
    const sizes = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(sizes, percentages, (size, pair) => {
        assertSame(size, pair);
      }),
      { numRuns: 30, seed: 12 },
    );
  });

  it("are the simulator's where checkpoints end them early", () => {
    for (const min of [50, 80, 90, 100]) assertSame(10, { min }, [20, 50, 100]);
    assertSame(10, { min: 90, max: 120 }, [10, 35, 100]);
    assertSame(7, { min: 0 }, [1, 30, 100]);
  });

  it("take about as long as the simulator's", () => {
    for (const [size, pair, warmup] of [
      [10, { min: 90 }, 30],
      [10, { min: 100 }, 30],
      [10, { min: 90, max: 110 }, 300],
      [4, { min: 50 }, 600],
    ] as const) {
      const { seconds } = rollInSimulation({ size, ...pair, warmup });
      const estimate = estimated(size, pair, warmup);
      assert.ok(estimate > seconds * 0.75 && estimate < seconds * 1.25, `${estimate}, ${seconds}`);
    }
  });
});

function estimated(size: number, { min, max }: Percentages, instanceWarmup: number): number {
  const instances = Array.from({ length: size }, (_, index) => anInstance(`i-${index}`, 1));
  const group = aGroup({ instances, desiredCapacity: size });
  const fleet = surveyFleet(group, aTarget(2));
  assert.ok(fleet);
  const preferences = {
    instanceWarmup,
    ...(min !== undefined && { minHealthyPercentage: min }),
    ...(max !== undefined && { maxHealthyPercentage: max }),
  };
  return estimateRoll(group, fleet, { preferences, skipMatching: true }).seconds;
}
