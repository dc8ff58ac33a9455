/** Stopping a refresh: leaving it, cancelling it or rolling it back. */
import assert from "node:assert/strict";
import { stopRefresh, type StopOptions } from "../../../engine/run/stop";
import { aFault } from "../../support/provider/a-fault";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const refresh = aRefresh();
const cancelling = aRefresh({ status: "Cancelling" });
const rollingBack = aRefresh({ status: "RollbackInProgress" });
const pending = aRefresh({ status: "Pending" });
const none = aFault("noActiveRefresh", "RollbackInstanceRefresh");
const irreversible = aFault("irreversible", "RollbackInstanceRefresh");

function stopping(
  policy: StopOptions["policy"],
  script: Script,
  options: Partial<StopOptions> = {},
) {
  const stage = aStage(script);
  const all = { autoScalingGroupName: "web", refresh, policy, ...options };
  return { ...stage, result: () => stopRefresh(all, stage.ports) };
}

describe("stopRefresh", () => {
  it("leaves a refresh without a call", async () => {
    const { result, aws } = stopping("leave", {});
    assert.deepEqual(await result(), { stopped: { policy: "leave" }, refresh });
    assert.deepEqual(aws.calls, []);
  });

  it("cancels, and describes the refresh before and after", async () => {
    const looks = [refresh, cancelling];
    const { result, aws } = stopping("cancel", { cancels: ["done"], looks });
    assert.deepEqual(await result(), { stopped: { policy: "cancel" }, refresh: cancelling });
    assert.deepEqual(aws.calls, ["look", "cancel", "look"]);
  });

  it("rolls back, and describes the refresh before and after", async () => {
    const looks = [refresh, rollingBack];
    const { result, aws } = stopping("rollback", { rollBacks: ["done"], looks });
    assert.deepEqual(await result(), { stopped: { policy: "rollback" }, refresh: rollingBack });
    assert.deepEqual(aws.calls, ["look", "rollBack", "look"]);
  });

  for (const policy of ["cancel", "rollback"] as const) {
    it(`does not ${policy} when ours has ended: another refresh may be active`, async () => {
      const { result, aws } = stopping(policy, { looks: [aSuccess()] });
      assert.deepEqual(await result(), { stopped: { policy }, refresh: aSuccess() });
      assert.deepEqual(aws.calls, ["look"]);
    });

    it(`does not ${policy} while AWS rolls back: the fleet would stay mixed`, async () => {
      const { result, aws } = stopping(policy, { looks: [rollingBack] });
      assert.deepEqual(await result(), {
        stopped: { policy, isRollingBack: true },
        refresh: rollingBack,
      });
      assert.deepEqual(aws.calls, ["look"]);
    });

    it(`does not ${policy} a refresh that is being cancelled already`, async () => {
      const { result, aws } = stopping(policy, { looks: [cancelling] });
      assert.deepEqual(await result(), { stopped: { policy }, refresh: cancelling });
      assert.deepEqual(aws.calls, ["look"]);
    });
  }

  it("describes the refresh again before every try", async () => {
    const throttled = aFault("transient", "CancelInstanceRefresh");
    const { result, aws } = stopping("cancel", {
      cancels: [throttled, throttled, "done"],
      looks: [refresh, refresh, refresh, cancelling],
    });
    assert.deepEqual(await result(), { stopped: { policy: "cancel" }, refresh: cancelling });
    assert.deepEqual(aws.calls, ["look", "cancel", "look", "cancel", "look", "cancel", "look"]);
  });

  it("does not cancel what another program started between two tries", async () => {
    const lost = aFault("unknownOutcome", "CancelInstanceRefresh");
    const looks = [refresh, aRefresh({ status: "Cancelled" })];
    const { result, aws } = stopping("cancel", { cancels: [lost], looks });
    assert.equal((await result()).refresh.status, "Cancelled");
    assert.deepEqual(aws.calls, ["look", "cancel", "look"]);
  });

  it("makes no call before it knows which refresh is active", async () => {
    const looks = [aFault("transient"), aFault("transient"), refresh, cancelling];
    const { result, aws } = stopping("cancel", { cancels: ["done"], looks });
    assert.deepEqual(await result(), { stopped: { policy: "cancel" }, refresh: cancelling });
    assert.deepEqual(aws.calls, ["look", "look", "look", "cancel", "look"]);
  });

  it("waits until a new refresh is reported", async () => {
    const { result, aws } = stopping("cancel", {
      cancels: ["done"],
      looks: ["missing", refresh, cancelling],
    });
    assert.deepEqual(await result(), { stopped: { policy: "cancel" }, refresh: cancelling });
    assert.deepEqual(aws.calls, ["look", "look", "cancel", "look"]);
  });

  it("makes no call for a refresh that AWS does not report within a minute", async () => {
    const { result, aws, clock } = stopping("cancel", { looks: ["missing"] });
    const { stopped } = await result();
    assert.deepEqual(
      [stopped.fault?.kind, stopped.fault?.code],
      ["noActiveRefresh", "NotReported"],
    );
    assert.ok(!aws.calls.includes("cancel"));
    assert.ok(clock.now() <= 60_000);
  });

  it("rolls a pending refresh back as soon as AWS can", async () => {
    const { result, aws } = stopping("rollback", {
      rollBacks: [none, "done"],
      looks: [pending, refresh, rollingBack],
    });
    assert.deepEqual(await result(), { stopped: { policy: "rollback" }, refresh: rollingBack });
    assert.deepEqual(aws.calls, ["look", "rollBack", "look", "rollBack", "look"]);
  });

  it("does not claim to have rolled back a refresh that stays pending", async () => {
    const { result } = stopping("rollback", { rollBacks: [none], looks: [pending] });
    assert.deepEqual(await result(), {
      stopped: { policy: "rollback", fault: none },
      refresh: pending,
    });
  });

  it("does nothing to a refresh that ends between the description and the call", async () => {
    const { result } = stopping("cancel", { cancels: [none], looks: [refresh, aSuccess()] });
    assert.deepEqual(await result(), { stopped: { policy: "cancel" }, refresh: aSuccess() });
  });

  it("finds its own rollback when the response to the call was lost", async () => {
    const lost = aFault("unknownOutcome", "RollbackInstanceRefresh");
    const { result, aws } = stopping("rollback", {
      rollBacks: [lost],
      looks: [refresh, rollingBack],
    });
    assert.equal((await result()).refresh, rollingBack);
    assert.deepEqual(aws.calls, ["look", "rollBack", "look"]);
  });

  it("keeps AWS's refusal as part of the result", async () => {
    const { result } = stopping("rollback", { rollBacks: [irreversible], looks: [refresh] });
    assert.deepEqual(await result(), {
      stopped: { policy: "rollback", fault: irreversible },
      refresh,
    });
  });

  for (const [title, after] of [
    ["fails", aFault("transient")],
    ["is missing", "missing"],
  ] as const) {
    it(`does not cancel twice when the description after the call ${title}`, async () => {
      const { result, aws } = stopping("cancel", { cancels: ["done"], looks: [refresh, after] });
      assert.deepEqual(await result(), { stopped: { policy: "cancel" }, refresh });
      assert.deepEqual(aws.calls, ["look", "cancel", "look"]);
    });
  }

  for (const [title, script] of [
    ["the first description", { looks: [new TypeError("a bug")] }],
    ["the call", { cancels: [new TypeError("a bug")], looks: [refresh] }],
    ["the last description", { cancels: ["done"], looks: [refresh, new TypeError("a bug")] }],
  ] as const) {
    it(`lets an error of ${title} pass that is no fault`, async () => {
      await assert.rejects(stopping("cancel", script).result, TypeError);
    });
  }
});

describe("stopRefresh after an interrupt", () => {
  it("tries once", async () => {
    const fault = aFault("transient", "CancelInstanceRefresh");
    const { result, interrupt, aws } = stopping("cancel", { cancels: [fault], looks: [refresh] });
    interrupt();
    assert.deepEqual(await result(), { stopped: { policy: "cancel", fault }, refresh });
    assert.deepEqual(aws.calls, ["look", "cancel"]);
  });

  it("makes no call when AWS does not say which refresh is active", async () => {
    const fault = aFault("transient");
    const { result, interrupt, aws } = stopping("cancel", { looks: [fault] });
    interrupt();
    assert.deepEqual(await result(), { stopped: { policy: "cancel", fault }, refresh });
    assert.deepEqual(aws.calls, ["look"]);
  });
});

describe("stopRefresh of a version that must not go on", () => {
  const orCancel = { whenIrreversible: "cancel" } as const;

  it("cancels where AWS cannot roll back", async () => {
    const script = {
      rollBacks: [irreversible],
      cancels: ["done"],
      looks: [refresh, refresh, cancelling],
    };
    const { result, aws } = stopping("rollback", script as Script, orCancel);
    assert.deepEqual(await result(), {
      stopped: { policy: "cancel", cannotRollBack: irreversible },
      refresh: cancelling,
    });
    assert.deepEqual(aws.calls, ["look", "rollBack", "look", "cancel", "look"]);
  });

  it("does not cancel for any other fault, as nobody asked for that", async () => {
    const fault = aFault("forbidden", "RollbackInstanceRefresh");
    const { result } = stopping("rollback", { rollBacks: [fault], looks: [refresh] }, orCancel);
    assert.deepEqual((await result()).stopped, { policy: "rollback", fault });
  });
});
