/** Gates that have not passed when the deadline comes, or when AWS has gone on without them. */
import assert from "node:assert/strict";
import { aFault } from "../../support/provider/a-fault";
import { aGate, aGatedFollow, bad, good, moving } from "../../support/provider/a-gated-follow";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";

const preferences = { checkpointPercentages: [50, 100] };
const atCheckpoint = aRefresh({ percentageComplete: 50, preferences });
const none = aFault("noActiveRefresh", "CancelInstanceRefresh");
const says = "\n  gate web had not passed yet: status 503";

describe("gates that the deadline comes before", () => {
  const late = { deadline: 600_000, timeoutSeconds: 600 };

  it("end with the deadline at a checkpoint, as a time-out that says what they saw", async () => {
    const { run, clock, aws } = aGatedFollow({ looks: [atCheckpoint] }, () => bad, late);
    const { error } = await run();
    assert.equal(error?.code, "WaitTimeout");
    assert.match(error.message, /timed out after 10 min at 50% complete/);
    assert.ok(error.message.includes(says), error.message);
    assert.equal(clock.now(), 600_000);
    assert.ok(!aws.calls.includes("cancel"));
  });

  it("leave it to the time-out's policy what becomes of the refresh", async () => {
    const cancelled = aRefresh({ status: "Cancelled" });
    const looks = [atCheckpoint, atCheckpoint, atCheckpoint, cancelled];
    const options = { ...late, onTimeout: "cancel", onGateFailure: "rollback" } as const;
    const { run } = aGatedFollow({ looks, cancels: ["done"] }, () => bad, options);
    const { refresh, error } = await run();
    assert.deepEqual([refresh.status, error?.code], ["Cancelled", "WaitTimeout"]);
  });

  it("fail where their own time is over first", async () => {
    const gates = [{ ...aGate, timeout: 60 }];
    const { run } = aGatedFollow({ looks: [aSuccess()] }, () => bad, { ...late, gates });
    assert.equal((await run()).error?.code, "GateFailed");
  });

  it("do not let a success pass", async () => {
    const { run, clock } = aGatedFollow({ looks: [aSuccess()] }, () => bad, late);
    const { refresh, error } = await run();
    assert.deepEqual([refresh.status, error?.code], ["Successful", "WaitTimeout"]);
    assert.match(error?.message ?? "", /timed out after 10 min\..*\n {2}- web: status 503$/s);
    assert.equal(clock.now(), 600_000);
  });

  for (const [title, answer, code] of [
    ["pass when they are open", good, undefined],
    ["not pass when one fails", bad, "WaitTimeout"],
  ] as const) {
    it(`let a success that is found while giving up ${title}`, async () => {
      const script = { looks: [moving, moving, aSuccess()], cancels: [none] };
      const options = { deadline: 0, onTimeout: "cancel" } as const;
      const { run, asked } = aGatedFollow(script, () => answer, options);
      assert.equal((await run()).error?.code, code);
      assert.equal(asked(), 1);
    });
  }

  it("are not asked about a checkpoint that is found at the deadline", async () => {
    const { run, asked } = aGatedFollow({ looks: [atCheckpoint] }, () => bad, { deadline: 0 });
    assert.equal((await run()).error?.code, "WaitTimeout");
    assert.equal(asked(), 0);
  });
});

describe("gates that fail", () => {
  const short = [{ ...aGate, timeout: 10 }];

  it("do not cancel somebody else's refresh when ours has ended meanwhile", async () => {
    const script = { looks: [atCheckpoint, aSuccess()], cancels: ["done" as const] };
    const { run, aws } = aGatedFollow(script, () => bad, { gates: short });
    const { refresh, error } = await run();
    assert.deepEqual([refresh.status, error?.code], ["Successful", "GateFailed"]);
    assert.match(error?.message ?? "", /AWS went on while they were checked/);
    assert.deepEqual(aws.calls, ["look", "look"]);
  });

  it("cancel a refresh that has no way back: left running it would be rolled on", async () => {
    const cancelled = aRefresh({ status: "Cancelled" });
    const fault = aFault("irreversible", "RollbackInstanceRefresh");
    const looks = [atCheckpoint, atCheckpoint, atCheckpoint, cancelled];
    const script = { looks, rollBacks: [fault], cancels: ["done" as const] };
    const options = { gates: short, onGateFailure: "rollback" } as const;
    const { run, aws } = aGatedFollow(script, () => bad, options);
    const { error } = await run();
    assert.match(error?.message ?? "", /It could not be rolled back .* It was cancelled: /);
    assert.ok(aws.calls.includes("cancel"));
  });
});
