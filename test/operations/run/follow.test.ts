/** Following our refresh: success, failure, and what the user chose for a wait that ends first. */
import assert from "node:assert/strict";
import { follow, type FollowOptions } from "../../../engine/run/follow";
import { aFault } from "../../support/provider/a-fault";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const refresh = aRefresh();
const cancelling = aRefresh({ status: "Cancelling" });
const cancelled = aRefresh({ status: "Cancelled" });
const rolledBack = aRefresh({ status: "RollbackSuccessful" });
const late = { deadline: 0, timeoutSeconds: 2700 };

function following(script: Script, options: Partial<FollowOptions> = {}) {
  const stage = aStage(script);
  const all: FollowOptions = {
    errorContext: { autoScalingGroupName: "web" },
    refresh,
    onTimeout: "leave",
    onInterrupt: "leave",
    ...options,
  };
  const result = async () => {
    const { refresh: last, error } = await follow(all, stage.ports);
    return { status: last.status, code: error?.code, message: error?.message };
  };
  return { ...stage, result };
}

describe("follow", () => {
  it("has no error for a success", async () => {
    const { result } = following({ looks: [refresh, aSuccess()] });
    assert.deepEqual(await result(), { status: "Successful", code: undefined, message: undefined });
  });

  for (const [status, code] of [
    ["Failed", "RefreshFailed"],
    ["RollbackFailed", "RefreshFailed"],
    ["RollbackSuccessful", "RefreshRolledBack"],
    ["Cancelled", "RefreshCancelled"],
  ] as const) {
    it(`has the error ${code} for ${status}`, async () => {
      const { result } = following({ looks: [aRefresh({ status })] });
      const { status: last, code: said } = await result();
      assert.deepEqual([last, said], [status, code]);
    });
  }

  it("says that the refresh vanished", async () => {
    assert.equal((await following({ looks: ["missing"] }).result()).code, "RefreshVanished");
  });

  it("says that watching stopped, not that the refresh did", async () => {
    const { code, status } = await following({ looks: [aFault("rejected")] }).result();
    assert.deepEqual([code, status], ["WatchingStopped", "InProgress"]);
  });
});

describe("follow, after a timeout", () => {
  it("leaves the refresh running", async () => {
    const { result, aws } = following({ looks: [refresh] }, late);
    const { code, message } = await result();
    assert.equal(code, "WaitTimeout");
    assert.match(message ?? "", /timed out after 45 min .* It is still running/);
    assert.deepEqual(aws.calls, ["look", "findGroup"]);
  });

  it("cancels the refresh when that was asked for, and follows it to its end", async () => {
    const { result } = following(
      { looks: [refresh, refresh, cancelling, cancelling, cancelled], cancels: ["done"] },
      { ...late, onTimeout: "cancel" },
    );
    const { status, code, message } = await result();
    assert.deepEqual([status, code], ["Cancelled", "WaitTimeout"]);
    assert.match(message ?? "", /It was cancelled, as requested/);
  });

  it("rolls the refresh back when that was asked for, and follows it to its end", async () => {
    const { result } = following(
      {
        looks: [refresh, refresh, aRefresh({ status: "RollbackInProgress" }), rolledBack],
        rollBacks: ["done"],
      },
      { ...late, onTimeout: "rollback" },
    );
    const { status, message } = await result();
    assert.equal(status, "RollbackSuccessful");
    assert.match(
      message ?? "",
      /It was rolled back, as requested: every instance runs the old configuration\. The next `pulumi up` does not try the same target again, /,
    );
  });

  it("does not wait on when the refresh cannot be rolled back", async () => {
    const { result, aws } = following(
      { looks: [refresh], rollBacks: [aFault("irreversible")] },
      { ...late, onTimeout: "rollback" },
    );
    assert.match(
      (await result()).message ?? "",
      /could not be rolled back .* and is still running/,
    );
    assert.deepEqual(aws.calls, ["look", "findGroup", "look", "rollBack"]);
  });

  it("has no error when the refresh succeeds before it can be cancelled", async () => {
    const { result } = following(
      { looks: [refresh, refresh, aSuccess()], cancels: [aFault("noActiveRefresh")] },
      { ...late, onTimeout: "cancel" },
    );
    assert.deepEqual(await result(), { status: "Successful", code: undefined, message: undefined });
  });

  it("has no error when the refresh turns out to have succeeded while AWS could not be asked", async () => {
    const { result } = following(
      { looks: [refresh, aFault("transient"), aSuccess()], cancels: [aFault("noActiveRefresh")] },
      { ...late, onTimeout: "cancel" },
    );
    assert.deepEqual(await result(), { status: "Successful", code: undefined, message: undefined });
  });

  it("says 0 s when nobody said how long it was to take", async () => {
    const { result } = following({ looks: [refresh] }, { deadline: 0 });
    assert.match((await result()).message ?? "", /timed out after 0 s/);
  });
});

describe("follow, after an interrupt", () => {
  function interrupted(script: Script, onInterrupt: FollowOptions["onInterrupt"]) {
    const stage = following(script, { onInterrupt });
    stage.clock.at(1000, stage.interrupt);
    return stage;
  }

  it("leaves the refresh running, and asks no more than a diagnosis takes", async () => {
    const { result, aws } = interrupted({ looks: [refresh] }, "leave");
    const { code, message } = await result();
    assert.equal(code, "Interrupted");
    assert.match(message ?? "", /It is still running; run `pulumi up` again to resume watching\.$/);
    assert.deepEqual(aws.calls, ["look", "findGroup"]);
  });

  it("cancels the refresh when that was asked for, and does not wait for its end", async () => {
    const { result, aws } = interrupted(
      { looks: [refresh, refresh, cancelling], cancels: ["done"] },
      "cancel",
    );
    const { status, message } = await result();
    assert.equal(status, "Cancelling");
    assert.match(message ?? "", /It is being cancelled, as requested/);
    assert.deepEqual(aws.calls, ["look", "look", "findGroup", "cancel", "look"]);
  });

  it("has no error when the refresh has succeeded meanwhile", async () => {
    const { result } = interrupted(
      { looks: [refresh, refresh, aSuccess()], cancels: [aFault("noActiveRefresh")] },
      "cancel",
    );
    assert.deepEqual(await result(), { status: "Successful", code: undefined, message: undefined });
  });
});
