/** A run that finds what an earlier run left. */
import assert from "node:assert/strict";
import type { SavedState } from "../../../engine/decision/reasons";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { aRoll, savedStateAfter, type Run } from "../../support/provider/a-roll";
import { aStageWith } from "../../support/provider/a-stage";
import { aConfiguration, aDesired } from "../../support/provider/a-target";
import { createSmallAws, type SmallAwsOptions } from "../../support/provider/small-aws";

const atOne: SavedState = {
  lastSuccess: aDesired("1"),
  lastAttempt: aDesired("1"),
  instanceRefreshId: "r-0",
  status: "Successful",
};
const moving = [
  { status: "Pending" },
  { status: "InProgress", percentageComplete: 10, instancesToUpdate: 2 },
];

function rolling(run: Run = {}, options: SmallAwsOptions = {}) {
  const stage = aStageWith(createSmallAws(options));
  return { ...stage, rolled: () => aRoll(run, stage.ports) };
}

describe("roll, resumed", () => {
  it("takes up a refresh of ours that a timeout left, and counts the whole run", async () => {
    const { aws, ports, clock } = rolling({}, { path: moving });
    const first = await aRoll({ saved: atOne, timeoutSeconds: 60 }, ports);
    assert.deepEqual([first.error?.code, clock.now()], ["WaitTimeout", 60_000]);
    const second = await aRoll({ saved: savedStateAfter(first, atOne), timeoutSeconds: 60 }, ports);
    assert.deepEqual([second.error?.code, aws.started.length], ["WaitTimeout", 1]);
  });

  it("does not count the instances that were replaced before it", async () => {
    const { ports, interrupt, clock } = rolling();
    clock.at(1000, interrupt);
    const first = await aRoll({ saved: atOne }, ports);
    const { signal } = new AbortController();
    const second = await aRoll({ saved: savedStateAfter(first, atOne) }, { ...ports, signal });
    assert.deepEqual(
      [first.error?.code, second.error, second.verified?.outdated, second.verified?.replaced],
      ["Interrupted", undefined, [], undefined],
    );
  });

  it("says that it resumes", async () => {
    const { ports, reporter, interrupt, clock } = rolling({}, { path: moving });
    clock.at(30_000, interrupt);
    const first = await aRoll({ saved: atOne }, ports);
    await aRoll(
      { saved: savedStateAfter(first, atOne) },
      { ...ports, signal: AbortSignal.abort() },
    );
    assert.deepEqual(
      reporter.notes.at(-1),
      "resuming refresh r-1, 10% complete, 2 instances left (InProgress)",
    );
  });

  it("records our refresh that succeeded unattended", async () => {
    const { ports, aws, reporter } = rolling();
    const first = await aRoll({ saved: atOne, timeoutSeconds: 0 }, ports);
    await aws.describeRefreshes("web");
    await aws.describeRefreshes("web");
    const second = await aRoll({ saved: savedStateAfter(first, atOne) }, ports);
    assert.deepEqual(
      [second.refresh?.status, second.error, aws.started.length],
      ["Successful", undefined, 1],
    );
    assert.deepEqual(reporter.notes.at(-1), "refresh r-1 already rolled this change; recording it");
  });

  it("starts again for an instance on standby that ours was to terminate", async () => {
    const saved = { lastAttempt: aDesired("2"), instanceRefreshId: "r-1", status: "Successful" };
    const instances = [anInstance("i-s", 1, { lifecycleState: "Standby" })];
    const group = aGroup({ configuration: aConfiguration("2"), instances });
    const { ports, aws } = rolling({}, { group });
    aws.rival("2");
    await aws.describeRefreshes("web");
    await aws.describeRefreshes("web");
    await aws.describeRefreshes("web");
    const preferences = { standbyInstances: "Terminate" } as const;
    await aRoll(
      { saved, inputs: { preferences } },
      { ...ports, autoScaling: { ...aws, findGroup: () => Promise.resolve(group) } },
    );
    assert.equal(aws.started.length, 1);
  });

  it("starts again after a failure, and says how the last one ended if nobody saw it", async () => {
    const failing = [...moving, { status: "Failed", statusReason: "No capacity." }];
    const { ports, aws, reporter } = rolling({}, { path: failing });
    const first = await aRoll({ saved: atOne, timeoutSeconds: 0 }, ports);
    await aws.describeRefreshes("web");
    await aws.describeRefreshes("web");
    const second = await aRoll({ saved: savedStateAfter(first, atOne) }, ports);
    assert.deepEqual([second.error?.code, aws.started.length], ["RefreshFailed", 2]);
    assert.equal(
      reporter.notes.at(-2),
      "refresh r-1 ended unattended: 10% complete, 2 instances left (Failed): No capacity",
    );
  });

  it("replaces what half a roll has begun when triggers change after it, however often that fails", async () => {
    const { ports, aws } = rolling({}, { path: [...moving, { status: "Failed" }] });
    let saved = atOne;
    for (const triggers of [{}, { deploy: 2 }, { deploy: 2 }]) {
      saved = savedStateAfter(await aRoll({ saved, inputs: { triggers } }, ports), saved);
    }
    const skips = aws.started.map(({ preferences }) => preferences.skipMatching);
    assert.deepEqual(skips, [true, false, false]);
  });

  it("does not roll by itself a target that AWS has rolled back", async () => {
    const { ports, aws } = rolling({}, { path: [...moving, { status: "RollbackSuccessful" }] });
    const first = await aRoll({ saved: atOne }, ports);
    assert.equal(first.error?.code, "RefreshRolledBack");
    const saved = savedStateAfter(first, atOne);
    const second = await aRoll({ saved }, ports);
    assert.deepEqual([second.error?.code, aws.started.length], ["RolledBackBefore", 1]);
    const third = await aRoll({ saved, inputs: { retryAfterRollback: true } }, ports);
    assert.deepEqual([third.error?.code, aws.started.length], ["RefreshRolledBack", 2]);
  });

  it("cancels at the deadline when that was asked for", async () => {
    const { rolled, aws } = rolling(
      { timeoutSeconds: 30, inputs: { onTimeout: "cancel" } },
      { path: moving },
    );
    const { refresh, error } = await rolled();
    assert.deepEqual([refresh?.status, error?.code], ["Cancelled", "WaitTimeout"]);
    assert.ok(aws.calls.includes("cancelRefresh"));
  });
});
