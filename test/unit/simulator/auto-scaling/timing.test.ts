import assert from "node:assert/strict";
import {
  healthDataFrom,
  nextHealthRoundAfter,
  nextStepAfter,
  retryAfter,
} from "../../../../simulator/model/auto-scaling/scheduler/timing";

const created = time("14:41:18.582");

/** Recorded on 2026-09-27: when something was asked for or became due, and when the group's worker acted upon it. */
const decisions: readonly (readonly [string, string])[] = [
  ["14:41:33.832", "14:41:39"],
  ["14:41:40.257", "14:41:49"],
  ["14:41:58.446", "14:42:08"],
  ["14:43:46.851", "14:43:55"],
  ["14:44:01.917", "14:44:04.814"],
  ["14:46:13", "14:46:21"],
  ["14:46:24.042", "14:46:30"],
  ["14:46:34.930", "14:46:40"],
];

describe("the rhythm of a group", () => {
  for (const [asked, acted] of decisions) {
    it(`has the decision of ${acted} on its grid`, () => {
      const apart = nextStepAfter(created, time(asked)) - time(acted);
      assert.ok(Math.abs(apart) <= 1000, `${apart} ms`);
    });
  }

  it("has health data when the recorded refresh went on", () => {
    const data = (inService: string): number => healthDataFrom(created, time(inService));
    assert.equal(data("14:41:55"), data("14:42:15"));
    assert.ok(data("14:42:15") > time("14:43:16") && data("14:42:15") < time("14:43:25.491"));
    assert.ok(data("14:44:12") > time("14:45:22") && data("14:44:12") < time("14:45:31.889"));
  });

  it("goes strictly forward", () => {
    for (const next of [nextStepAfter, nextHealthRoundAfter]) {
      const first = next(created, created - 5);
      assert.ok(first > created);
      assert.ok(next(created, first) > first);
      assert.equal(next(created, next(created, first) - 1), next(created, first));
    }
  });

  it("waits longer after each failed launch, up to five minutes", () => {
    assert.deepEqual([1, 2, 3, 50].map(retryAfter), [10_000, 20_000, 40_000, 300_000]);
  });
});

function time(clock: string): number {
  return Date.parse(`2026-09-27T${clock}Z`);
}
