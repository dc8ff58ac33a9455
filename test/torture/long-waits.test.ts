/** The counts of a process that rolls and waits for long; `npm run torture` goes on for a thousand refreshes and 14 days, and weighs memory too. */
import assert from "node:assert/strict";
import { growthIn, tolerance } from "../../torture/long-waits/growth";
import type { Holdings } from "../../torture/long-waits/holdings";
import { waitOnAndOn } from "../../torture/long-waits/one-wait";
import { rollOnAndOn } from "../../torture/long-waits/refreshes";

/** What has grown, memory apart. */
function grownIn(stock: readonly Holdings[]): readonly string[] {
  return growthIn(stock)
    .filter(({ what, hasGrown }) => what !== "heap" && hasGrown)
    .map(({ what }) => what);
}

describe("one process", () => {
  it("holds no more listeners, timers and sockets the more refreshes it has rolled", async () => {
    const { stock, ends } = await rollOnAndOn(40);
    assert.deepEqual(grownIn(stock), []);
    assert.deepEqual(Object.fromEntries(ends), { done: 40, WaitTimeout: 20, Interrupted: 10 });
  });

  it("holds no more of them the longer it waits", async () => {
    const { stock, end } = await waitOnAndOn(0.5);
    assert.deepEqual(grownIn(stock), []);
    assert.equal(end, "WaitTimeout");
  });
});

describe("growth", () => {
  const held: Holdings = {
    heap: 40_000_000,
    listeners: 20,
    signalListeners: 1,
    timers: 0,
    sockets: 3,
  };
  const rounds = Array.from({ length: 50 }, (_, round) => round);

  it("is none where things go up and down", () => {
    const stock = rounds.map((round) => ({
      ...held,
      heap: held.heap + (round % 3) * tolerance,
      sockets: 2 + (round % 2),
    }));
    assert.ok(growthIn(stock).every(({ hasGrown }) => !hasGrown));
  });

  for (const what of ["listeners", "signalListeners", "timers", "sockets"] as const) {
    it(`is seen in one more of ${what} every few rounds`, () => {
      const stock = rounds.map((round) => ({ ...held, [what]: Math.floor(round / 7) }));
      assert.deepEqual(grownIn(stock), [what]);
    });
  }

  it("is seen in memory", () => {
    const stock = rounds.map((round) => ({ ...held, heap: held.heap + round * (tolerance / 19) }));
    assert.deepEqual(
      growthIn(stock).flatMap(({ what, hasGrown }) => (hasGrown ? [what] : [])),
      ["heap"],
    );
  });
});
