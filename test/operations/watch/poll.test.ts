/** Waiting for a refresh: how it ends. */
import assert from "node:assert/strict";
import type { Snapshot } from "../../../engine/refresh/snapshot";
import type { AutoScaling, CallPriority } from "../../../engine/run/ports";
import { pollUntilEnd, type PollOptions } from "../../../engine/watch/poll";
import { aFault } from "../../support/provider/a-fault";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const pending: Snapshot = { instanceRefreshId: "r-ours", status: "Pending" };
const strange = aRefresh({ status: "Quiescing" });

function waiting(looks: Script["looks"], options: Partial<PollOptions> = {}) {
  const stage = aStage({ looks: looks ?? [] });
  return {
    ...stage,
    end: () =>
      pollUntilEnd({ autoScalingGroupName: "web", refresh: pending, ...options }, stage.ports),
  };
}

describe("wait", () => {
  it("ends with a refresh that succeeded", async () => {
    const { end, aws } = waiting([pending, aRefresh(), aSuccess()]);
    assert.deepEqual(await end(), { kind: "ended", refresh: aSuccess() });
    assert.equal(aws.calls.length, 3);
  });

  for (const status of ["Failed", "Cancelled", "RollbackSuccessful", "RollbackFailed"]) {
    it(`ends with a refresh that is ${status}`, async () => {
      const { end } = waiting([aRefresh({ status })]);
      assert.deepEqual(await end(), { kind: "ended", refresh: aRefresh({ status }) });
    });
  }

  it("keeps waiting on a status it has never heard of", async () => {
    const { end } = waiting([strange, strange, aSuccess()]);
    assert.deepEqual(await end(), { kind: "ended", refresh: aSuccess() });
  });

  it("checks again soon after the start, and at least once a minute", async () => {
    const looks = [pending, ...Array.from({ length: 100 }, () => aRefresh()), aSuccess()];
    const { end, clock } = waiting(looks);
    await end();
    assert.ok((clock.sleeps[0] ?? Infinity) <= 5000);
    assert.ok(clock.sleeps.every((milliseconds) => milliseconds > 0 && milliseconds <= 60_000));
  });

  it("lets a poll wait for more urgent calls, the longer the less is expected of it", async () => {
    const stage = aStage({ looks: [pending, aRefresh(), aRefresh(), aSuccess()] });
    const given: (CallPriority | undefined)[] = [];
    const autoScaling: AutoScaling = {
      ...stage.aws,
      describeRefreshes: (group, id, priority) => {
        given.push(priority);
        return stage.aws.describeRefreshes(group, id);
      },
    };
    const ports = { ...stage.ports, autoScaling };
    await pollUntilEnd({ autoScalingGroupName: "web", refresh: pending, deadline: 43_000 }, ports);
    const rare = { maxDelaySeconds: 200 };
    assert.deepEqual(given, [rare, rare, rare, undefined]);
  });

  it("has no limit of its own", async () => {
    const { end, clock } = waiting([...Array.from({ length: 70_000 }, () => strange), aSuccess()]);
    assert.equal((await end()).kind, "ended");
    assert.ok(clock.now() > 14 * 24 * 3_600_000);
  });
});

describe("wait, with a deadline", () => {
  it("ends at the deadline, to the millisecond", async () => {
    const { end, clock } = waiting([aRefresh()], { deadline: 12_345 });
    assert.deepEqual(await end(), { kind: "timedOut", refresh: aRefresh() });
    assert.equal(clock.now(), 12_345);
  });

  it("takes one last poll at the deadline", async () => {
    const { ports, aws, clock } = waiting([]);
    const lastMinute = {
      ...aws,
      describeRefreshes: () => Promise.resolve([clock.now() < 12_345 ? aRefresh() : aSuccess()]),
    };
    const options = { autoScalingGroupName: "web", refresh: pending, deadline: 12_345 };
    const end = await pollUntilEnd(options, { ...ports, autoScaling: lastMinute });
    assert.deepEqual(end, { kind: "ended", refresh: aSuccess() });
  });

  it("looks once when the deadline has passed already", async () => {
    const { end, aws, clock } = waiting([aRefresh()], { deadline: 0 });
    assert.deepEqual(await end(), { kind: "timedOut", refresh: aRefresh() });
    assert.deepEqual([aws.calls, clock.sleeps], [["look"], []]);
  });

  it("hands back the refresh as it was last seen when the last poll fails, and why it failed", async () => {
    const fault = aFault("transient");
    const { end } = waiting([aRefresh(), fault], { deadline: 4000 });
    assert.deepEqual(await end(), { kind: "timedOut", refresh: aRefresh(), fault });
  });

  it("does not sleep for less than nothing after a poll that took longer than what was left", async () => {
    const { clock, aws, ports } = waiting([aRefresh()]);
    const slow = {
      ...aws,
      describeRefreshes: () => {
        clock.pass(6000);
        return Promise.resolve([aRefresh()]);
      },
    };
    const ended = await pollUntilEnd(
      { autoScalingGroupName: "web", refresh: pending, deadline: 4000 },
      { ...ports, autoScaling: slow },
    );
    assert.deepEqual([ended.kind, clock.sleeps], ["timedOut", [0]]);
  });
});

describe("wait, interrupted", () => {
  it("wakes at once from its sleep", async () => {
    const { end, clock, interrupt } = waiting([aRefresh()]);
    clock.at(7000, interrupt);
    assert.deepEqual(await end(), { kind: "interrupted", refresh: aRefresh() });
    assert.equal(clock.now(), 7000);
  });

  it("does not stay with a call that hangs", async () => {
    const { end, interrupt } = waiting([aRefresh(), "hangs"]);
    const ended = end();
    setImmediate(interrupt);
    assert.deepEqual(await ended, { kind: "interrupted", refresh: aRefresh() });
  });

  it("does not begin when the interrupt came before", async () => {
    const { end, interrupt, clock } = waiting(["hangs"]);
    interrupt();
    assert.deepEqual(await end(), { kind: "interrupted", refresh: pending });
    assert.deepEqual(clock.sleeps, []);
  });

  it("is interrupted, not timed out, when both come at once", async () => {
    const { end, interrupt } = waiting(["hangs"], { deadline: 0 });
    interrupt();
    assert.deepEqual(await end(), { kind: "interrupted", refresh: pending });
  });

  it("lets go of the signal after every poll", async () => {
    const { ports, aws } = waiting([aRefresh(), aRefresh(), aSuccess()]);
    let listeners = 0;
    const { signal } = ports;
    const counting = new Proxy(signal, {
      get: (target, name) => {
        if (name === "addEventListener") listeners += 1;
        if (name === "removeEventListener") listeners -= 1;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      },
    });
    await pollUntilEnd(
      { autoScalingGroupName: "web", refresh: pending },
      { ...ports, autoScaling: aws, signal: counting },
    );
    assert.equal(listeners, 0);
  });
});
