/** What the next run knows of the one before. */
import assert from "node:assert/strict";
import { InstanceRefreshError } from "../../../engine/run/errors/instance-refresh-error";
import {
  hasStaleMatches,
  rollReasons,
  type Past,
  type Wanted,
} from "../../../engine/decision/reasons";
import { pastAfter, pastSeen } from "../../../engine/decision/history";
import { anInstance } from "../../support/provider/a-group";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";
import { aWanted } from "../../support/provider/a-target";

const past = {
  settled: aWanted(1),
  attempt: aWanted(1),
  instanceRefreshId: "r-0",
  status: "Successful",
};
const error = new InstanceRefreshError("NotVerified", "instances were left behind");
const wanted = aWanted(2);
const refresh = aSuccess();
const failed = aRefresh({ status: "Failed" });

describe("the past after a run", () => {
  it("has settled what the run rolled", () => {
    assert.deepEqual(pastAfter({ wanted, reasons: [], refresh }, past), {
      settled: wanted,
      attempt: wanted,
      instanceRefreshId: refresh.instanceRefreshId,
      status: "Successful",
    });
  });

  it("keeps what was settled before a refresh that failed", () => {
    const after = pastAfter({ wanted, reasons: [], refresh: failed, error }, past);
    assert.deepEqual(after, {
      settled: aWanted(1),
      attempt: wanted,
      instanceRefreshId: failed.instanceRefreshId,
      status: "Failed",
    });
  });

  it("is what it was when no refresh was needed", () => {
    assert.equal(pastAfter({ wanted, reasons: [] }, past), past);
  });

  it("leaves a reason to roll after a success that was not proven, whatever is wanted next", () => {
    const after = pastAfter({ wanted: aWanted(1), reasons: [], refresh, error }, past);
    assert.equal(after.settled, undefined);
    assert.equal(rollReasons(after, aWanted(1)).length, 1);
  });
});

describe("the past after a look", () => {
  const proof = { isProven: true, isComplete: true, outgoing: undefined };
  const rows: readonly (readonly [title: string, seen: typeof refresh, before: Past])[] = [
    [
      "keeps what is settled while a refresh is no success",
      failed,
      { ...past, attempt: wanted, status: "InProgress" },
    ],
    [
      "does not settle a success that the run itself has not taken for one",
      refresh,
      { ...past, attempt: wanted },
    ],
    [
      "settles nothing where it is not known what the refresh was for",
      refresh,
      { instanceRefreshId: "r-0", status: "InProgress" },
    ],
  ];
  for (const [title, seen, before] of rows) {
    it(title, () => {
      assert.deepEqual(pastSeen({ ...proof, refresh: seen }, before), {
        ...before,
        status: seen.status,
      });
    });
  }
});

describe("what a refresh was to replace whatever it runs", () => {
  const outgoing = ["i-0a", "i-0b"];
  const unwatched: Past = { ...past, attempt: wanted, status: "InProgress", outgoing };

  it("is known until the refresh is settled", () => {
    const rolled = { wanted, reasons: [], outgoing };
    for (const seen of [refresh, failed]) {
      assert.equal(pastAfter({ ...rolled, refresh: seen, error }, past).outgoing, outgoing);
    }
    assert.equal(pastAfter({ ...rolled, refresh }, past).outgoing, undefined);
  });

  it("is known until a look has proven it", () => {
    const seen = { refresh, isProven: false, isComplete: true, outgoing };
    assert.equal(pastSeen(seen, unwatched).outgoing, outgoing);
    assert.equal(pastSeen({ ...seen, refresh: failed }, unwatched).outgoing, outgoing);
    assert.equal(pastSeen({ ...seen, isProven: true }, unwatched).outgoing, undefined);
  });

  it("is not what an earlier one was to replace", () => {
    const next = pastAfter({ wanted, reasons: [], refresh: failed, error }, unwatched);
    assert.equal(next.outgoing, undefined);
  });
});

describe("the past after many runs", () => {
  const [a, b, c] = [{ deploy: "a" }, { deploy: "b" }, { deploy: "c" }];
  const atOne: Past = { ...past, settled: aWanted(1, a), attempt: aWanted(1, a) };
  const after = (known: Past, runs: readonly (readonly [Wanted, typeof refresh])[]): Past =>
    runs.reduce(
      (before, [tried, seen]) =>
        pastAfter({ wanted: tried, reasons: [], refresh: seen, error }, before),
      known,
    );

  it("knows the half roll before a change of triggers also when that fails, whatever is tried in between", () => {
    const known = after(atOne, [
      [aWanted(2, a), failed],
      [aWanted(2, b), failed],
    ]);
    assert.equal(hasStaleMatches(known, aWanted(2, b)), true);
    const later = after(known, [[aWanted(3, b), failed]]);
    assert.equal(hasStaleMatches(later, aWanted(2, b)), true);
    assert.equal(hasStaleMatches(later, aWanted(3, b)), false);
  });

  it("takes AWS's word that a success which was not proven has replaced what was to be replaced", () => {
    const known = after(atOne, [[aWanted(1, b), refresh]]);
    assert.equal(hasStaleMatches(known, aWanted(1, b)), false);
    assert.equal(hasStaleMatches(known, aWanted(1, c)), true);
  });

  it("does not take it where instances stayed, whatever is tried in between", () => {
    const rolled = { wanted: aWanted(1, b), reasons: [], refresh, error };
    const staying = pastAfter({ ...rolled, outgoing: ["i-0a"] }, atOne);
    const known = after(staying, [[aWanted(2, b), failed]]);
    assert.equal(hasStaleMatches(known, aWanted(1, b)), true);
    assert.equal(hasStaleMatches(known, aWanted(2, b)), false);
    const gone = after(pastAfter({ ...rolled, outgoing: [] }, atOne), [[aWanted(2, b), failed]]);
    assert.equal(hasStaleMatches(gone, aWanted(1, b)), false);
  });

  it("knows what such a success may have left behind", () => {
    const known = after(atOne, [[aWanted(2, b), refresh]]);
    assert.deepEqual(known.remnants, [aWanted(1, a)]);
    assert.equal(hasStaleMatches(known, aWanted(1, a)), false);
    assert.equal(hasStaleMatches(known, aWanted(1, b)), true);
  });

  it("knows that too of one that nobody watched", () => {
    const unwatched = { ...after(atOne, [[aWanted(2, b), aRefresh()]]) };
    const look = { refresh, isProven: false, isComplete: false, outgoing: undefined };
    const known = pastSeen(look, unwatched);
    assert.equal(hasStaleMatches(known, aWanted(1, b)), true);
  });

  it("forgets them all with a success", () => {
    const known = after(atOne, [
      [aWanted(2, a), failed],
      [aWanted(3, b), failed],
    ]);
    const settled = pastAfter({ wanted: aWanted(2, b), reasons: [], refresh }, known);
    assert.equal(settled.remnants, undefined);
    const proven = pastSeen(
      { refresh, isProven: true, isComplete: true, outgoing: undefined },
      { ...known, status: "InProgress" },
    );
    assert.equal(proven.remnants, undefined);
  });

  it("knows what those were started for that a success has left for a reason, until one leaves none", () => {
    const left = [{ instance: anInstance("i-0a", 1), why: "it is on standby" }];
    const success = { wanted: aWanted(2, b), reasons: [], refresh };
    const known = pastAfter({ ...success, verified: { left } }, atOne);
    assert.deepEqual([known.settled, rollReasons(known, aWanted(2, b))], [aWanted(2, b), []]);
    assert.equal(hasStaleMatches(known, aWanted(1, b)), true);
    assert.equal(hasStaleMatches(known, aWanted(1, a)), false);
    assert.equal(hasStaleMatches(known, aWanted(2, b)), false);
    const clean = pastAfter({ ...success, wanted: aWanted(3, b), verified: { left: [] } }, known);
    assert.equal(hasStaleMatches(clean, aWanted(1, b)), false);
  });

  it("knows it of those that run the target, and were to be replaced all the same", () => {
    const kept = [{ instance: anInstance("i-0a", 1), why: "it is protected" }];
    const success = { wanted: aWanted(1, b), reasons: [], refresh };
    const known = pastAfter({ ...success, verified: { left: [], kept } }, atOne);
    const later = after(known, [[aWanted(2, b), failed]]);
    assert.equal(hasStaleMatches(later, aWanted(1, b)), true);
    const without = pastAfter({ ...success, verified: { left: [], kept: [] } }, atOne);
    assert.equal(hasStaleMatches(after(without, [[aWanted(2, b), failed]]), aWanted(1, b)), false);
  });

  it("knows it of a success that nobody watched, too", () => {
    const unwatched: Past = { ...atOne, attempt: aWanted(2, b), status: "InProgress" };
    const look = { refresh, isProven: true, outgoing: undefined };
    const seen = (isComplete: boolean) => pastSeen({ ...look, isComplete }, unwatched);
    assert.deepEqual(seen(false).settled, aWanted(2, b));
    assert.equal(hasStaleMatches(seen(false), aWanted(1, b)), true);
    assert.equal(hasStaleMatches(seen(true), aWanted(1, b)), false);
  });

  it("does not grow with every run", () => {
    const runs = Array.from({ length: 100 }, (_, at) => [aWanted(at, a), failed] as const);
    assert.equal(after(atOne, runs).remnants?.length, 20);
    const again = after(
      atOne,
      [...runs, ...runs].map(([, seen], at) => [aWanted(2 + (at % 2), a), seen]),
    );
    assert.equal(again.remnants?.length, 1);
  });
});
