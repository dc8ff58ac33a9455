/** When an instance that runs the target is replaced all the same. */
import assert from "node:assert/strict";
import {
  hasMatchingFromOtherTriggers,
  type SavedState,
  type Desired,
} from "../../../../engine/decision/reasons";
import { aDesired } from "../../../support/provider/a-target";

describe("instances that match", () => {
  const [a, b, c] = [{ deploy: "a" }, { deploy: "b" }, { deploy: "c" }];
  const matches: readonly (readonly [
    title: string,
    saved: SavedState,
    desired: Desired,
    isStale: boolean,
  ])[] = [
    ["are stale when only triggers changed", { lastSuccess: aDesired(1, a) }, aDesired(1, b), true],
    ["are not when the target changed", { lastSuccess: aDesired(1, a) }, aDesired(2, a), false],
    ["are not when both changed", { lastSuccess: aDesired(1, a) }, aDesired(2, b), false],
    ["are not in a fleet that was never rolled", {}, aDesired(1, a), false],
    [
      "are not when only the order of a trigger's keys did",
      { lastSuccess: aDesired(1, { seed: { a: 1, b: 2 } }) },
      aDesired(1, { seed: { b: 2, a: 1 } }),
      false,
    ],
    [
      "are stale when triggers changed after half a roll to the same target",
      { lastSuccess: aDesired(1, a), lastAttempt: aDesired(2, a) },
      aDesired(2, b),
      true,
    ],
    [
      "are not when that half roll is tried again",
      { lastSuccess: aDesired(1, a), lastAttempt: aDesired(2, b) },
      aDesired(2, b),
      false,
    ],
    [
      "are stale when triggers changed back after half a roll",
      { lastSuccess: aDesired(1, a), lastAttempt: aDesired(1, b) },
      aDesired(1, a),
      true,
    ],
    [
      "are not when the program goes back from half a roll to another target",
      { lastSuccess: aDesired(1, a), lastAttempt: aDesired(2, b) },
      aDesired(1, a),
      false,
    ],
    [
      "are stale after a roll that settled nothing",
      { lastAttempt: aDesired(1, b) },
      aDesired(1, c),
      true,
    ],
    [
      "are stale when an earlier refresh that did not succeed was for other triggers",
      {
        lastSuccess: aDesired(1, a),
        lastAttempt: aDesired(2, b),
        possibleOrigins: [aDesired(3, a), aDesired(2, a)],
      },
      aDesired(2, b),
      true,
    ],
  ];
  for (const [title, saved, desired, isStale] of matches) {
    it(title, () => {
      assert.equal(hasMatchingFromOtherTriggers(saved, desired), isStale);
    });
  }
});
