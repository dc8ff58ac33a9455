/** What is done with a refresh that is no longer waited for. */
import assert from "node:assert/strict";
import { stopRefresh, stopRefusedVersion } from "../../../engine/run/stop";
import type { StopPolicy } from "../../../engine/inputs/inputs";
import { aFault } from "../../support/provider/a-fault";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const refresh = aRefresh();
const cancelling = aRefresh({ status: "Cancelling" });
const rollingBack = aRefresh({ status: "RollbackInProgress" });
const none = aFault("noActiveRefresh", "RollbackInstanceRefresh");

function abandoning(policy: StopPolicy, script: Script) {
  const stage = aStage(script);
  return {
    ...stage,
    result: () => stopRefresh({ autoScalingGroupName: "web", refresh, policy }, stage.ports),
  };
}

describe("abandon", () => {
  it("leaves a refresh without a call", async () => {
    const { result, aws } = abandoning("leave", {});
    assert.deepEqual(await result(), { stopped: { policy: "leave" }, refresh });
    assert.deepEqual(aws.calls, []);
  });

  it("cancels, and looks what has become of the refresh", async () => {
    const looks = [refresh, cancelling];
    const { result, aws } = abandoning("cancel", { cancels: ["done"], looks });
    assert.deepEqual(await result(), { stopped: { policy: "cancel" }, refresh: cancelling });
    assert.deepEqual(aws.calls, ["look", "cancel", "look"]);
  });

  it("rolls back, and looks what has become of the refresh", async () => {
    const looks = [refresh, rollingBack];
    const { result, aws } = abandoning("rollback", { rollBacks: ["done"], looks });
    assert.deepEqual(await result(), { stopped: { policy: "rollback" }, refresh: rollingBack });
    assert.deepEqual(aws.calls, ["look", "rollBack", "look"]);
  });

  for (const policy of ["cancel", "rollback"] as const) {
    it(`has nothing to ${policy} where ours has ended: what is active by now is somebody else's`, async () => {
      const { result, aws } = abandoning(policy, { looks: [aSuccess()] });
      assert.deepEqual(await result(), { stopped: { policy }, refresh: aSuccess() });
      assert.deepEqual(aws.calls, ["look"]);
    });
  }

  it("cancels what was last seen active when AWS does not say what it is now", async () => {
    const looks = [aFault("transient"), cancelling];
    const { result } = abandoning("cancel", { cancels: ["done"], looks });
    assert.deepEqual(await result(), { stopped: { policy: "cancel" }, refresh: cancelling });
  });

  it("asks again while AWS cannot be asked: a broken version must not go on for want of one answer", async () => {
    const throttled = aFault("transient", "CancelInstanceRefresh");
    const { result, aws } = abandoning("cancel", {
      cancels: [throttled, throttled, "done"],
      looks: [refresh, cancelling],
    });
    assert.deepEqual(await result(), { stopped: { policy: "cancel" }, refresh: cancelling });
    assert.deepEqual(aws.calls, ["look", "cancel", "cancel", "cancel", "look"]);
  });

  it("does not ask again after an interrupt", async () => {
    const fault = aFault("transient", "CancelInstanceRefresh");
    const script = { cancels: [fault], looks: [refresh] };
    const { result, interrupt, aws } = abandoning("cancel", script);
    interrupt();
    assert.deepEqual(await result(), { stopped: { policy: "cancel", fault }, refresh });
    assert.deepEqual(aws.calls, ["look", "cancel"]);
  });

  it("does not wait after an interrupt for a look that hangs", async () => {
    const fault = aFault("forbidden", "CancelInstanceRefresh");
    const script = { cancels: [fault], looks: ["hangs" as const] };
    const { result, interrupt, clock } = abandoning("cancel", script);
    interrupt();
    assert.deepEqual(await result(), { stopped: { policy: "cancel", fault }, refresh });
    assert.ok(clock.sleeps.every((sleep) => sleep <= 500));
  });

  it("has nothing to cancel after an interrupt where AWS says at once that ours has ended", async () => {
    const { interrupt, aws, ports } = abandoning("cancel", { looks: [aSuccess()] });
    interrupt();
    const clock = { ...ports.clock, sleep: () => new Promise<void>(() => undefined) };
    const options = { autoScalingGroupName: "web", refresh, policy: "cancel" } as const;
    const result = await stopRefresh(options, { ...ports, clock });
    assert.deepEqual(result, { stopped: { policy: "cancel" }, refresh: aSuccess() });
    assert.deepEqual(aws.calls, ["look"]);
  });

  it("keeps what AWS has against it as part of the result", async () => {
    const fault = aFault("irreversible", "RollbackInstanceRefresh");
    const { result } = abandoning("rollback", { rollBacks: [fault], looks: [refresh] });
    assert.deepEqual(await result(), { stopped: { policy: "rollback", fault }, refresh });
  });

  it("needs nothing done for a refresh that ends meanwhile", async () => {
    const { result } = abandoning("cancel", { cancels: [none], looks: [refresh, aSuccess()] });
    assert.deepEqual(await result(), { stopped: { policy: "cancel" }, refresh: aSuccess() });
  });

  it("needs nothing done for a refresh that is rolling back already", async () => {
    const { result } = abandoning("rollback", { rollBacks: [none], looks: [rollingBack] });
    assert.deepEqual(await result(), { stopped: { policy: "rollback" }, refresh: rollingBack });
  });

  it("does not claim to roll back a refresh that is pending, which AWS does not allow", async () => {
    const pending = aRefresh({ status: "Pending" });
    const { result } = abandoning("rollback", { rollBacks: [none], looks: [pending] });
    assert.deepEqual(await result(), {
      stopped: { policy: "rollback", fault: none },
      refresh: pending,
    });
  });

  it("keeps the last snapshot when the look after it fails", async () => {
    const { result } = abandoning("cancel", {
      cancels: ["done"],
      looks: [refresh, aFault("transient")],
    });
    assert.deepEqual(await result(), { stopped: { policy: "cancel" }, refresh });
  });

  it("keeps the last snapshot when AWS no longer reports the refresh", async () => {
    const { result } = abandoning("cancel", { cancels: ["done"], looks: [refresh, "missing"] });
    assert.deepEqual(await result(), { stopped: { policy: "cancel" }, refresh });
  });

  it("cancels a version that was refused where AWS has no way back", async () => {
    const fault = aFault("irreversible", "RollbackInstanceRefresh");
    const looks = [refresh, refresh, cancelling];
    const stage = aStage({ rollBacks: [fault], cancels: ["done"], looks });
    const options = { autoScalingGroupName: "web", refresh, policy: "rollback" } as const;
    assert.deepEqual(await stopRefusedVersion(options, stage.ports), {
      stopped: { policy: "cancel", cannotRollBack: fault },
      refresh: cancelling,
    });
    assert.deepEqual(stage.aws.calls, ["look", "rollBack", "look", "cancel", "look"]);
  });

  for (const policy of ["cancel", "rollback"] as const) {
    it(`does not ${policy} it where AWS is on the way back already`, async () => {
      const goingBack = aRefresh({ status: "RollbackInProgress" });
      const stage = aStage({ looks: [goingBack] });
      const options = { autoScalingGroupName: "web", refresh, policy };
      assert.deepEqual(await stopRefusedVersion(options, stage.ports), {
        stopped: { policy: "rollback" },
        refresh: goingBack,
      });
      assert.deepEqual(stage.aws.calls, ["look"]);
    });
  }

  it("does not cancel it for any other fault, as nobody asked for that", async () => {
    const fault = aFault("forbidden", "RollbackInstanceRefresh");
    const stage = aStage({ rollBacks: [fault], looks: [refresh] });
    const options = { autoScalingGroupName: "web", refresh, policy: "rollback" } as const;
    const { stopped } = await stopRefusedVersion(options, stage.ports);
    assert.deepEqual(stopped, { policy: "rollback", fault });
  });

  for (const [title, script] of [
    ["the first look", { looks: [new TypeError("a bug")] }],
    ["the call", { cancels: [new TypeError("a bug")], looks: [refresh] }],
    ["the last look", { cancels: ["done"], looks: [refresh, new TypeError("a bug")] }],
  ] as const) {
    it(`lets an error of ${title} pass that is no fault`, async () => {
      await assert.rejects(abandoning("cancel", script).result, TypeError);
    });
  }
});
