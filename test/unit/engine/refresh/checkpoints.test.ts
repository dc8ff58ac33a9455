/** Which checkpoint has been reached. */
import assert from "node:assert/strict";
import { checkpointReached } from "../../../../engine/refresh/checkpoints";
import { gatesLongerThan, nameOf } from "../../../../engine/gates/gate";
import { aRefresh } from "../../../support/provider/a-refresh";

const at = (percentageComplete: number, status = "InProgress") =>
  aRefresh({ percentageComplete, status, preferences: { checkpointPercentages: [10, 40, 100] } });

describe("a checkpoint", () => {
  const rows = [
    ["is none before the first one", at(0), at(9), undefined],
    ["is reached at its percentage", at(0), at(10), 10],
    ["is skipped when a step passes two of them", at(0), at(50), 40],
    ["is announced once", at(40), at(60), undefined],
    ["is taken from a first poll too", undefined, at(60), 40],
    ["is reached by a success", at(60), at(100, "Successful"), 100],
    ["is none in a rollback", at(0), at(50, "RollbackInProgress"), undefined],
    ["is none without checkpoints", aRefresh({ percentageComplete: 0 }), aRefresh(), undefined],
  ] as const;
  for (const [title, before, now, reached] of rows) {
    it(title, () => {
      assert.equal(checkpointReached(before, now), reached);
    });
  }
});

describe("a gate", () => {
  it("is called by its name, or by what it asks without the secrets of a URL", () => {
    const names = [
      nameOf({ name: "smoke", command: ["./smoke.sh"] }),
      nameOf({ http: { url: "https://me:s3cret@web.example/health?key=s3cret#top" } }),
      nameOf({ alarms: ["errors", "latency"] }),
      nameOf({ command: ["./smoke.sh", "--all"] }),
      nameOf({}),
    ];
    assert.deepEqual(names, [
      "smoke",
      "https://web.example/health",
      "alarms errors, latency",
      "./smoke.sh --all",
      "",
    ]);
  });

  it("may need longer than a pause at a checkpoint", () => {
    const slow = { command: ["a"] };
    const quick = { command: ["b"], timeout: 60 };
    assert.deepEqual(gatesLongerThan(120, [slow, quick]), [slow]);
  });
});
