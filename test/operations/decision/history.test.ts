/** What the next run knows of the one before. */
import assert from "node:assert/strict";
import { InstanceRefreshError } from "../../../engine/run/errors/instance-refresh-error";
import {
  hasMatchingFromOtherTriggers,
  rollReasons,
  type SavedState,
  type Desired,
} from "../../../engine/decision/reasons";
import { savedStateAfter, savedStateAfterRead } from "../../../engine/decision/history";
import { anInstance } from "../../support/provider/a-group";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";
import { aDesired } from "../../support/provider/a-target";

const saved = {
  lastSuccess: aDesired(1),
  lastAttempt: aDesired(1),
  instanceRefreshId: "r-0",
  status: "Successful",
};
const error = new InstanceRefreshError("NotVerified", "instances were left behind");
const desired = aDesired(2);
const refresh = aSuccess();
const failed = aRefresh({ status: "Failed" });

describe("the past after a run", () => {
  it("has settled what the run rolled", () => {
    assert.deepEqual(savedStateAfter({ desired, reasons: [], refresh }, saved), {
      lastSuccess: desired,
      lastAttempt: desired,
      instanceRefreshId: refresh.instanceRefreshId,
      status: "Successful",
    });
  });

  it("keeps what was settled before a refresh that failed", () => {
    const after = savedStateAfter({ desired, reasons: [], refresh: failed, error }, saved);
    assert.deepEqual(after, {
      lastSuccess: aDesired(1),
      lastAttempt: desired,
      instanceRefreshId: failed.instanceRefreshId,
      status: "Failed",
    });
  });

  it("is what it was when no refresh was needed", () => {
    assert.deepEqual(savedStateAfter({ desired, reasons: [] }, saved), saved);
  });

  it("leaves a reason to roll after a success that was not proven, whatever is wanted next", () => {
    const after = savedStateAfter({ desired: aDesired(1), reasons: [], refresh, error }, saved);
    assert.equal(after.lastSuccess, undefined);
    assert.equal(rollReasons(after, aDesired(1)).length, 1);
  });
});

describe("the past after a poll", () => {
  const proof = { isVerified: true, isComplete: true, mustReplace: undefined };
  const rows: readonly (readonly [title: string, seen: typeof refresh, before: SavedState])[] = [
    [
      "keeps what is settled while a refresh is no success",
      failed,
      { ...saved, lastAttempt: desired, status: "InProgress" },
    ],
    [
      "does not settle a success that the run itself has not taken for one",
      refresh,
      { ...saved, lastAttempt: desired },
    ],
    [
      "settles nothing where it is not known what the refresh was for",
      refresh,
      { instanceRefreshId: "r-0", status: "InProgress" },
    ],
  ];
  for (const [title, seen, before] of rows) {
    it(title, () => {
      assert.deepEqual(savedStateAfterRead({ ...proof, refresh: seen }, before), {
        ...before,
        status: seen.status,
      });
    });
  }
});

describe("what a refresh was to replace whatever it runs", () => {
  const mustReplace = ["i-0a", "i-0b"];
  const unattended: SavedState = {
    ...saved,
    lastAttempt: desired,
    status: "InProgress",
    mustReplace,
  };

  it("is known until the refresh is settled", () => {
    const rolled = { desired, reasons: [], mustReplace };
    for (const seen of [refresh, failed]) {
      assert.equal(
        savedStateAfter({ ...rolled, refresh: seen, error }, saved).mustReplace,
        mustReplace,
      );
    }
    assert.equal(savedStateAfter({ ...rolled, refresh }, saved).mustReplace, undefined);
  });

  it("is known until a poll has proven it", () => {
    const seen = { refresh, isVerified: false, isComplete: true, mustReplace };
    assert.equal(savedStateAfterRead(seen, unattended).mustReplace, mustReplace);
    assert.equal(
      savedStateAfterRead({ ...seen, refresh: failed }, unattended).mustReplace,
      mustReplace,
    );
    assert.equal(
      savedStateAfterRead({ ...seen, isVerified: true }, unattended).mustReplace,
      undefined,
    );
  });

  it("is not what an earlier one was to replace", () => {
    const next = savedStateAfter({ desired, reasons: [], refresh: failed, error }, unattended);
    assert.equal(next.mustReplace, undefined);
  });
});

describe("the past after many runs", () => {
  const [a, b, c] = [{ deploy: "a" }, { deploy: "b" }, { deploy: "c" }];
  const atOne: SavedState = { ...saved, lastSuccess: aDesired(1, a), lastAttempt: aDesired(1, a) };
  const after = (
    known: SavedState,
    runs: readonly (readonly [Desired, typeof refresh])[],
  ): SavedState =>
    runs.reduce(
      (before, [tried, seen]) =>
        savedStateAfter({ desired: tried, reasons: [], refresh: seen, error }, before),
      known,
    );

  it("knows the half roll before a change of triggers also when that fails, whatever is tried in between", () => {
    const known = after(atOne, [
      [aDesired(2, a), failed],
      [aDesired(2, b), failed],
    ]);
    assert.equal(hasMatchingFromOtherTriggers(known, aDesired(2, b)), true);
    const later = after(known, [[aDesired(3, b), failed]]);
    assert.equal(hasMatchingFromOtherTriggers(later, aDesired(2, b)), true);
    assert.equal(hasMatchingFromOtherTriggers(later, aDesired(3, b)), false);
  });

  it("takes AWS's word that a success which was not proven has replaced what was to be replaced", () => {
    const known = after(atOne, [[aDesired(1, b), refresh]]);
    assert.equal(hasMatchingFromOtherTriggers(known, aDesired(1, b)), false);
    assert.equal(hasMatchingFromOtherTriggers(known, aDesired(1, c)), true);
  });

  it("does not take it where instances stayed, whatever is tried in between", () => {
    const rolled = { desired: aDesired(1, b), reasons: [], refresh, error };
    const staying = savedStateAfter({ ...rolled, mustReplace: ["i-0a"] }, atOne);
    const known = after(staying, [[aDesired(2, b), failed]]);
    assert.equal(hasMatchingFromOtherTriggers(known, aDesired(1, b)), true);
    assert.equal(hasMatchingFromOtherTriggers(known, aDesired(2, b)), false);
    const gone = after(savedStateAfter({ ...rolled, mustReplace: [] }, atOne), [
      [aDesired(2, b), failed],
    ]);
    assert.equal(hasMatchingFromOtherTriggers(gone, aDesired(1, b)), false);
  });

  it("knows what such a success may have left behind", () => {
    const known = after(atOne, [[aDesired(2, b), refresh]]);
    assert.deepEqual(known.possibleOrigins, [aDesired(1, a)]);
    assert.equal(hasMatchingFromOtherTriggers(known, aDesired(1, a)), false);
    assert.equal(hasMatchingFromOtherTriggers(known, aDesired(1, b)), true);
  });

  it("knows that too of one that was unattended", () => {
    const unattended = { ...after(atOne, [[aDesired(2, b), aRefresh()]]) };
    const look = { refresh, isVerified: false, isComplete: false, mustReplace: undefined };
    const known = savedStateAfterRead(look, unattended);
    assert.equal(hasMatchingFromOtherTriggers(known, aDesired(1, b)), true);
  });

  it("forgets them all with a success", () => {
    const known = after(atOne, [
      [aDesired(2, a), failed],
      [aDesired(3, b), failed],
    ]);
    const lastSuccess = savedStateAfter({ desired: aDesired(2, b), reasons: [], refresh }, known);
    assert.equal(lastSuccess.possibleOrigins, undefined);
    const proven = savedStateAfterRead(
      { refresh, isVerified: true, isComplete: true, mustReplace: undefined },
      { ...known, status: "InProgress" },
    );
    assert.equal(proven.possibleOrigins, undefined);
  });

  it("knows what those were started for that a success has left for a reason, until one leaves none", () => {
    const left = [{ instance: anInstance("i-0a", 1), reason: "it is on standby" }];
    const success = { desired: aDesired(2, b), reasons: [], refresh };
    const known = savedStateAfter({ ...success, verified: { outdated: left } }, atOne);
    assert.deepEqual([known.lastSuccess, rollReasons(known, aDesired(2, b))], [aDesired(2, b), []]);
    assert.equal(hasMatchingFromOtherTriggers(known, aDesired(1, b)), true);
    assert.equal(hasMatchingFromOtherTriggers(known, aDesired(1, a)), false);
    assert.equal(hasMatchingFromOtherTriggers(known, aDesired(2, b)), false);
    const clean = savedStateAfter(
      { ...success, desired: aDesired(3, b), verified: { outdated: [] } },
      known,
    );
    assert.equal(hasMatchingFromOtherTriggers(clean, aDesired(1, b)), false);
  });

  it("knows it of those that run the target, and were to be replaced all the same", () => {
    const kept = [{ instance: anInstance("i-0a", 1), reason: "it is protected" }];
    const success = { desired: aDesired(1, b), reasons: [], refresh };
    const known = savedStateAfter(
      { ...success, verified: { outdated: [], notReplaced: kept } },
      atOne,
    );
    const later = after(known, [[aDesired(2, b), failed]]);
    assert.equal(hasMatchingFromOtherTriggers(later, aDesired(1, b)), true);
    const without = savedStateAfter(
      { ...success, verified: { outdated: [], notReplaced: [] } },
      atOne,
    );
    assert.equal(
      hasMatchingFromOtherTriggers(after(without, [[aDesired(2, b), failed]]), aDesired(1, b)),
      false,
    );
  });

  it("knows it of a success that was unattended, too", () => {
    const unattended: SavedState = { ...atOne, lastAttempt: aDesired(2, b), status: "InProgress" };
    const look = { refresh, isVerified: true, mustReplace: undefined };
    const seen = (isComplete: boolean) => savedStateAfterRead({ ...look, isComplete }, unattended);
    assert.deepEqual(seen(false).lastSuccess, aDesired(2, b));
    assert.equal(hasMatchingFromOtherTriggers(seen(false), aDesired(1, b)), true);
    assert.equal(hasMatchingFromOtherTriggers(seen(true), aDesired(1, b)), false);
  });

  it("does not grow with every run", () => {
    const runs = Array.from({ length: 100 }, (_, at) => [aDesired(at, a), failed] as const);
    assert.equal(after(atOne, runs).possibleOrigins?.length, 20);
    const again = after(
      atOne,
      [...runs, ...runs].map(([, seen], at) => [aDesired(2 + (at % 2), a), seen]),
    );
    assert.equal(again.possibleOrigins?.length, 1);
  });
});
