/** How the simulator's time passes. */
import assert from "node:assert/strict";
import { createClock, type Clock, type ClockOptions } from "../../../simulator/clock";

interface Run {
  readonly clock: Clock;
  /** Lets the wall clock run by so many milliseconds. */
  readonly wait: (milliseconds: number) => void;
}

const wallStart = Date.UTC(2030, 0, 1);

function run(options: Omit<ClockOptions, "wall">): Run {
  let wall = wallStart;
  return {
    clock: createClock({ ...options, wall: () => wall }),
    wait: (milliseconds) => {
      wall += milliseconds;
    },
  };
}

describe("the clock", () => {
  it("starts a virtual world on a fixed day, and a real one now", () => {
    assert.equal(run({ mode: "virtual" }).clock.now(), Date.UTC(2026, 0, 1));
    assert.equal(run({ mode: "real" }).clock.now(), wallStart);
    assert.equal(run({ mode: "scaled" }).clock.now(), wallStart);
  });

  it("starts when it is told to", () => {
    const startTime = new Date("2020-02-02T00:00:00Z");
    assert.equal(run({ mode: "scaled", startTime }).clock.now(), startTime.getTime());
  });

  const paces: readonly [options: Omit<ClockOptions, "wall">, passed: number][] = [
    [{ mode: "virtual" }, 0],
    [{ mode: "real" }, 2_000],
    [{ mode: "scaled", scale: 10 }, 20_000],
    [{ mode: "scaled" }, 60_000],
  ];
  for (const [options, passed] of paces) {
    it(`moves by ${passed / 1000} s in two real seconds with ${JSON.stringify(options)}`, () => {
      const { clock, wait } = run(options);
      const before = clock.now();
      wait(2_000);
      assert.equal(clock.now() - before, passed);
    });

    it(`can be advanced by fractions of a second with ${JSON.stringify(options)}`, () => {
      const { clock } = run(options);
      const before = clock.now();
      clock.advance(5.5);
      assert.equal(clock.now() - before, 5_500);
    });
  }

  it("does not jump when its pace changes", () => {
    const { clock, wait } = run({ mode: "scaled", scale: 100 });
    wait(1_000);
    const before = clock.now();
    clock.set({ mode: "virtual" });
    assert.equal(clock.now(), before);
    wait(1_000);
    clock.set({ mode: "real" });
    assert.equal(clock.now(), before);
    wait(1_000);
    assert.equal(clock.now(), before + 1_000);
  });

  it("goes back to its first instant and pace", () => {
    const { clock, wait } = run({ mode: "virtual" });
    clock.set({ mode: "real" });
    wait(1_000);
    clock.reset();
    wait(1_000);
    assert.equal(clock.now(), Date.UTC(2026, 0, 1));
    assert.deepEqual(clock.setting(), { mode: "virtual" });
  });

  it("never runs backwards, and has a pace above nothing", () => {
    const { clock } = run({ mode: "virtual" });
    for (const seconds of [-1, NaN, Infinity]) {
      assert.throws(() => {
        clock.advance(seconds);
      }, RangeError);
    }
    assert.throws(() => {
      clock.set({ mode: "scaled", scale: 0 });
    }, RangeError);
    assert.throws(() => run({ mode: "scaled", scale: -1 }), RangeError);
  });

  it("ends with the year 9999, which is the last that clients can read", () => {
    const { clock } = run({ mode: "virtual" });
    assert.throws(() => {
      clock.advance(1e300);
    }, RangeError);
    assert.equal(new Date(clock.now()).getUTCFullYear(), 2026);
    const fast = run({ mode: "scaled", scale: 1e300 });
    fast.wait(1000);
    assert.equal(new Date(fast.clock.now()).toISOString(), "9999-12-31T23:59:59.000Z");
  });
});
