/** How long each kind of fault is put up with. */
import assert from "node:assert/strict";
import type { FaultKind } from "../../../../engine/run/fault";
import { isWithinRetryTime } from "../../../../engine/run/retryable";

const limits: readonly (readonly [kind: FaultKind, seconds: number, reason: string])[] = [
  ["transient", 3600, "an outage of AWS passes"],
  ["unknownOutcome", 3600, "a network comes back"],
  ["credentials", 300, "somebody can log in again"],
  ["forbidden", 60, "a change of IAM takes a moment to spread"],
];

describe("patience", () => {
  for (const [kind, seconds, reason] of limits) {
    it(`ends after ${seconds} s of ${kind} faults, because ${reason}`, () => {
      assert.deepEqual(
        [isWithinRetryTime(kind, seconds - 1), isWithinRetryTime(kind, seconds)],
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
    it(`does not begin for ${kind}, which asking again does not fix`, () => {
      assert.equal(isWithinRetryTime(kind, 0), false);
    });
  }
});
