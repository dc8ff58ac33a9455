/** What is done with a refresh that is no longer waited for. */
import assert from "node:assert/strict";
import { abandon } from "../../provider/operations/abandon";
import type { Abandon } from "../../provider/core/inputs";
import { aFault } from "../support/provider/a-fault";
import { aRefresh, aSuccess } from "../support/provider/a-refresh";
import { aStage } from "../support/provider/a-stage";
import type { Script } from "../support/provider/scripted-auto-scaling";

const refresh = aRefresh();
const cancelling = aRefresh({ status: "Cancelling" });
const rollingBack = aRefresh({ status: "RollbackInProgress" });
const none = aFault("noActiveRefresh", "RollbackInstanceRefresh");

function abandoning(policy: Abandon, script: Script) {
  const stage = aStage(script);
  return {
    ...stage,
    result: () => abandon({ autoScalingGroupName: "web", refresh, policy }, stage.ports),
  };
}

describe("abandon", () => {
  it("leaves a refresh without a call", async () => {
    const { result, aws } = abandoning("leave", {});
    assert.deepEqual(await result(), { abandoned: { policy: "leave" }, refresh });
    assert.deepEqual(aws.calls, []);
  });

  it("cancels, and looks what has become of the refresh", async () => {
    const { result, aws } = abandoning("cancel", { cancels: ["done"], looks: [cancelling] });
    assert.deepEqual(await result(), { abandoned: { policy: "cancel" }, refresh: cancelling });
    assert.deepEqual(aws.calls, ["cancel", "look"]);
  });

  it("rolls back, and looks what has become of the refresh", async () => {
    const { result, aws } = abandoning("rollback", { rollBacks: ["done"], looks: [rollingBack] });
    assert.deepEqual(await result(), { abandoned: { policy: "rollback" }, refresh: rollingBack });
    assert.deepEqual(aws.calls, ["rollBack", "look"]);
  });

  it("asks again while AWS cannot be asked: a broken version must not go on for want of one answer", async () => {
    const throttled = aFault("transient", "CancelInstanceRefresh");
    const { result, aws } = abandoning("cancel", {
      cancels: [throttled, throttled, "done"],
      looks: [cancelling],
    });
    assert.deepEqual(await result(), { abandoned: { policy: "cancel" }, refresh: cancelling });
    assert.deepEqual(aws.calls, ["cancel", "cancel", "cancel", "look"]);
  });

  it("does not ask again after an interrupt", async () => {
    const fault = aFault("transient", "CancelInstanceRefresh");
    const { result, interrupt, aws } = abandoning("cancel", { cancels: [fault] });
    interrupt();
    assert.deepEqual(await result(), { abandoned: { policy: "cancel", fault }, refresh });
    assert.deepEqual(aws.calls, ["cancel"]);
  });

  it("keeps what AWS has against it as part of the result", async () => {
    const fault = aFault("irreversible", "RollbackInstanceRefresh");
    const { result } = abandoning("rollback", { rollBacks: [fault] });
    assert.deepEqual(await result(), { abandoned: { policy: "rollback", fault }, refresh });
  });

  it("needs nothing done for a refresh that has ended meanwhile", async () => {
    const { result } = abandoning("cancel", { cancels: [none], looks: [aSuccess()] });
    assert.deepEqual(await result(), { abandoned: { policy: "cancel" }, refresh: aSuccess() });
  });

  it("needs nothing done for a refresh that is rolling back already", async () => {
    const { result } = abandoning("rollback", { rollBacks: [none], looks: [rollingBack] });
    assert.deepEqual(await result(), { abandoned: { policy: "rollback" }, refresh: rollingBack });
  });

  it("does not claim to roll back a refresh that is pending, which AWS does not allow", async () => {
    const pending = aRefresh({ status: "Pending" });
    const { result } = abandoning("rollback", { rollBacks: [none], looks: [pending] });
    assert.deepEqual(await result(), {
      abandoned: { policy: "rollback", fault: none },
      refresh: pending,
    });
  });

  it("keeps the last snapshot when the look after it fails", async () => {
    const { result } = abandoning("cancel", { cancels: ["done"], looks: [aFault("transient")] });
    assert.deepEqual(await result(), { abandoned: { policy: "cancel" }, refresh });
  });

  it("keeps the last snapshot when AWS no longer reports the refresh", async () => {
    const { result } = abandoning("cancel", { cancels: ["done"], looks: ["missing"] });
    assert.deepEqual(await result(), { abandoned: { policy: "cancel" }, refresh });
  });

  for (const [title, script] of [
    ["the call", { cancels: [new TypeError("a bug")] }],
    ["the look", { cancels: ["done"], looks: [new TypeError("a bug")] }],
  ] as const) {
    it(`lets an error of ${title} pass that is no fault`, async () => {
      await assert.rejects(abandoning("cancel", script).result, TypeError);
    });
  }
});
