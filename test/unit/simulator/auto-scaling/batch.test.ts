import assert from "node:assert/strict";
import {
  planBatch,
  type FleetWindow,
} from "../../../../simulator/model/auto-scaling/refresh/batch";

/** A full, settled fleet of which nothing has been replaced. */
function aWindow(
  desired: number,
  min: number,
  max?: number,
  more: Partial<FleetWindow> = {},
): FleetWindow {
  return {
    desired,
    minHealthyPercentage: min,
    maxHealthyPercentage: max,
    active: desired,
    available: desired,
    surplus: 0,
    outdated: Array.from({ length: desired }, () => ({ weight: 1, available: true })),
    launchAllowance: Infinity,
    terminateAllowance: Infinity,
    arriving: false,
    leaving: false,
    ...more,
  };
}

interface Row {
  readonly title: string;
  readonly window: FleetWindow;
  /** Launches, terminations, and whether these are replaced at once. */
  readonly batch: readonly [number, number, boolean];
}

const rows: readonly Row[] = [
  { title: "10 at 80 % replaces 2 at once", window: aWindow(10, 80), batch: [0, 2, true] },
  { title: "5 at 60 % replaces 2 at once", window: aWindow(5, 60), batch: [0, 2, true] },
  { title: "10 at 60 % replaces 4 at once", window: aWindow(10, 60), batch: [0, 4, true] },
  { title: "10 at 90 % replaces 1", window: aWindow(10, 90), batch: [0, 1, true] },
  { title: "10 at 75 % rounds the minimum up, to 8", window: aWindow(10, 75), batch: [0, 2, true] },
  {
    title: "1 at 90 % is terminated first, below the minimum",
    window: aWindow(1, 90),
    batch: [0, 1, true],
  },
  { title: "3 at 90 % replaces 1, below the minimum", window: aWindow(3, 90), batch: [0, 1, true] },
  { title: "1 at 100/100 % is launched first", window: aWindow(1, 100, 100), batch: [1, 0, false] },
  { title: "1 at 100 % is launched first", window: aWindow(1, 100), batch: [1, 0, false] },
  {
    title: "1 at 90/100 % is launched first, above the maximum",
    window: aWindow(1, 90, 100),
    batch: [1, 0, false],
  },
  {
    title: "10 at 90/100 % stays below the maximum",
    window: aWindow(10, 90, 100),
    batch: [0, 1, true],
  },
  { title: "10 at 100/110 % launches 1", window: aWindow(10, 100, 110), batch: [1, 0, false] },
  { title: "10 at 100/200 % launches 10", window: aWindow(10, 100, 200), batch: [10, 0, false] },
  { title: "100 at 90/120 % launches 20", window: aWindow(100, 90, 120), batch: [20, 0, false] },
  { title: "10 at 0 % replaces all at once", window: aWindow(10, 0), batch: [0, 10, true] },
  {
    title: "20 launched ahead on 100 at 90/120 % let 30 go",
    window: aWindow(100, 90, 120, { active: 120, available: 120, surplus: 20 }),
    batch: [0, 30, false],
  },
  {
    title: "nothing happens while launches are under way",
    window: aWindow(10, 80, undefined, { available: 8, arriving: true }),
    batch: [0, 0, false],
  },
  {
    title: "nothing happens while terminations are under way",
    window: aWindow(10, 100, 200, { leaving: true }),
    batch: [0, 0, false],
  },
  {
    title: "the minimum is not violated while something else is missing",
    window: aWindow(3, 90, undefined, { available: 2 }),
    batch: [0, 0, false],
  },
  {
    title: "an instance that is not available costs nothing to replace",
    window: aWindow(10, 90, undefined, {
      available: 9,
      outdated: [{ weight: 1, available: false }, ...aWindow(9, 90).outdated],
    }),
    batch: [0, 1, true],
  },
  {
    title: "weights are units of capacity",
    window: aWindow(8, 50, undefined, {
      outdated: [4, 2, 2].map((weight) => ({ weight, available: true })),
    }),
    batch: [0, 1, true],
  },
  {
    title: "what was launched ahead and refused is not launched ahead again",
    window: aWindow(4, 100, 150, { surplus: 2, arriving: true }),
    batch: [0, 0, false],
  },
  {
    title: "a checkpoint allows fewer than the minimum would",
    window: aWindow(10, 80, undefined, { terminateAllowance: 1 }),
    batch: [0, 1, true],
  },
];

describe("the batch of a refresh", () => {
  for (const { title, window, batch } of rows) {
    it(title, () => {
      const { launch, terminate, replace } = planBatch(window);
      assert.deepEqual([launch, terminate, replace], batch);
    });
  }
});
