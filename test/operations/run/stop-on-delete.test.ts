/** What becomes of our refresh when the resource is deleted. */
import assert from "node:assert/strict";
import { stopOnDelete, type StopOnDeleteOptions } from "../../../engine/run/stop-on-delete";
import { aFault } from "../../support/provider/a-fault";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const refresh = aRefresh();
const cancelled = aRefresh({ status: "Cancelled" });

function deleting(script: Script, options: Partial<StopOnDeleteOptions> = {}) {
  const stage = aStage(script);
  const all: StopOnDeleteOptions = {
    autoScalingGroupName: "web",
    instanceRefreshId: "r-ours",
    policy: "cancel",
    ...options,
  };
  return { ...stage, done: () => stopOnDelete(all, stage.ports) };
}

describe("letting go", () => {
  it("makes no call when the refresh is to be left", async () => {
    const { done, aws } = deleting({}, { policy: "leave" });
    await done();
    assert.deepEqual(aws.calls, []);
  });

  it("makes no call when no refresh of ours is known", async () => {
    const { done, aws } = deleting({}, { instanceRefreshId: undefined });
    await done();
    assert.deepEqual(aws.calls, []);
  });

  it("cancels our refresh, says so, and waits for its end", async () => {
    const { done, aws, reporter } = deleting({
      looks: [refresh, refresh, refresh, refresh, cancelled],
      cancels: ["done"],
    });
    await done();
    assert.deepEqual(aws.calls, ["look", "look", "cancel", "look", "look", "look"]);
    assert.deepEqual(reporter.notes, [
      "cancelling refresh r-ours, 40% complete, 6 instances left (InProgress)",
    ]);
  });

  it("rolls our refresh back, says so, and waits for its end", async () => {
    const rolledBack = aRefresh({ status: "RollbackSuccessful" });
    const { done, aws, reporter } = deleting(
      { looks: [refresh, refresh, refresh, rolledBack], rollBacks: ["done"] },
      { policy: "rollback" },
    );
    await done();
    assert.deepEqual(aws.calls, ["look", "look", "rollBack", "look", "look"]);
    assert.deepEqual(reporter.notes, [
      "rolling back refresh r-ours, 40% complete, 6 instances left (InProgress)",
    ]);
  });

  it("waits no longer than it may, and does not take that for an end", async () => {
    const { done, clock } = deleting(
      { looks: [refresh], cancels: ["done"] },
      { timeoutSeconds: 60 },
    );
    await assert.rejects(done, { code: "WaitTimeout" });
    assert.equal(clock.now(), 60_000);
  });

  for (const [title, looks] of [
    ["has ended", [aSuccess()]],
    ["is no longer reported", ["missing"]],
    ["went with its group", [aFault("groupNotFound")]],
  ] as const) {
    it(`cancels nothing when our refresh ${title}: somebody else's may be active`, async () => {
      const { done, aws } = deleting({ looks });
      await done();
      assert.deepEqual(aws.calls, ["look"]);
    });
  }

  it("tries again while AWS cannot be reached", async () => {
    const { done, aws } = deleting({
      looks: [aFault("transient"), refresh, refresh, refresh, cancelled],
      cancels: [aFault("unknownOutcome"), "done"],
    });
    await done();
    assert.deepEqual(aws.calls, ["look", "look", "look", "cancel", "look", "cancel", "look"]);
  });

  it("leaves a rollback that AWS has begun, says so, and does not wait for it", async () => {
    const rollingBack = aRefresh({ status: "RollbackInProgress" });
    const { done, aws, reporter } = deleting({ looks: [rollingBack] });
    await done();
    assert.deepEqual(aws.calls, ["look", "look"]);
    assert.equal(
      reporter.notes.at(-1),
      "AWS is rolling r-ours back, which is never cancelled: the rollback goes on",
    );
  });

  it("waits for the end of a rollback that was asked for by a call whose answer was lost", async () => {
    const rollingBack = aRefresh({ status: "RollbackInProgress" });
    const { done, aws } = deleting(
      {
        looks: [
          refresh,
          refresh,
          rollingBack,
          rollingBack,
          aRefresh({ status: "RollbackSuccessful" }),
        ],
        rollBacks: [aFault("unknownOutcome")],
      },
      { policy: "rollback" },
    );
    await done();
    assert.deepEqual(aws.calls, ["look", "look", "rollBack", "look", "look", "look"]);
  });

  it("rolls a pending refresh back as soon as AWS can", async () => {
    const { done, aws } = deleting(
      {
        looks: [
          aRefresh({ status: "Pending" }),
          aRefresh({ status: "Pending" }),
          refresh,
          cancelled,
        ],
        rollBacks: [aFault("noActiveRefresh"), "done"],
      },
      { policy: "rollback" },
    );
    await done();
    assert.deepEqual(aws.calls, ["look", "look", "rollBack", "look", "rollBack", "look"]);
  });

  it("does not ask again after an interrupt", async () => {
    const pending = aRefresh({ status: "Pending" });
    const { done, interrupt } = deleting(
      { looks: [pending], rollBacks: [aFault("noActiveRefresh")] },
      { policy: "rollback" },
    );
    interrupt();
    await assert.rejects(done, { name: "Fault", kind: "noActiveRefresh" });
  });

  it("does not take it for an end when AWS cannot be asked any more", async () => {
    const { done } = deleting({
      looks: [refresh, refresh, aFault("rejected")],
      cancels: ["done"],
    });
    await assert.rejects(done, {
      code: "WaitTimeout",
      message: /AWS is ending it, but could not be reached any more/,
    });
  });

  it("is content when our refresh ends before it can be cancelled", async () => {
    const { done } = deleting({ looks: [refresh], cancels: [aFault("noActiveRefresh")] });
    await assert.doesNotReject(done);
  });

  it("says that there is no way back, so that the resource stays", async () => {
    const { done } = deleting(
      { looks: [refresh], rollBacks: [aFault("irreversible")] },
      { policy: "rollback" },
    );
    await assert.rejects(done, { name: "InstanceRefreshError", code: "CannotRollBack" });
  });

  it("fails when AWS refuses, so that the resource stays", async () => {
    const { done } = deleting(
      { looks: [refresh], rollBacks: [aFault("forbidden")] },
      { policy: "rollback" },
    );
    await assert.rejects(done, { name: "Fault", kind: "forbidden" });
  });
});
