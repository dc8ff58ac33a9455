/** How long each kind of fault is put up with. */
import assert from "node:assert/strict";
import type { FaultKind } from "../../../../engine/run/fault";
import { isWorthWaiting } from "../../../../engine/run/retryable";

const limits: readonly (readonly [kind: FaultKind, seconds: number, why: string])[] = [
  ["transient", 3600, "an outage of AWS passes"],
  ["unknownOutcome", 3600, "a network comes back"],
  ["credentials", 300, "somebody can log in again"],
  ["forbidden", 60, "a change of IAM takes a moment to spread"],
];

describe("patience", () => {
  for (const [kind, seconds, why] of limits) {
    it(`ends after ${seconds} s of ${kind} faults, because ${why}`, () => {
      assert.deepEqual(
        [isWorthWaiting(kind, seconds - 1), isWorthWaiting(kind, seconds)],
        [true, false],
      );
    });
  }

  for (const kind of [
    "groupNotFound",
    "refreshInProgress",
    "noActiveRefresh",
    "irreversible",
    "rejected",
  ] as const) {
    it(`does not begin for ${kind}, which asking again does not cure`, () => {
      assert.equal(isWorthWaiting(kind, 0), false);
    });
  }
});
