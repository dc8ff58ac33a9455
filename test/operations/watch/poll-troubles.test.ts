/** Waiting for a refresh while AWS cannot be asked, or does not report it. */
import assert from "node:assert/strict";
import type { Snapshot } from "../../../engine/refresh/snapshot";
import { pollUntilEnd, type PollOptions } from "../../../engine/watch/poll";
import { aFault } from "../../support/provider/a-fault";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const pending: Snapshot = { instanceRefreshId: "r-ours", status: "Pending" };

function waiting(looks: Script["looks"], options: Partial<PollOptions> = {}) {
  const stage = aStage({ looks: looks ?? [] });
  return {
    ...stage,
    end: () =>
      pollUntilEnd({ autoScalingGroupName: "web", refresh: pending, ...options }, stage.ports),
  };
}

describe("wait, while AWS cannot be asked", () => {
  const broken = (kind: Parameters<typeof aFault>[0]) => ({
    kind: "watchingStopped",
    refresh: pending,
    fault: aFault(kind),
  });

  it("survives throttling, outages and lost answers", async () => {
    const { end } = waiting([
      aFault("transient"),
      aFault("unknownOutcome"),
      aFault("transient"),
      aSuccess(),
    ]);
    assert.deepEqual(await end(), { kind: "ended", refresh: aSuccess() });
  });

  for (const [kind, seconds] of [
    ["transient", 3600],
    ["credentials", 300],
    ["forbidden", 60],
  ] as const) {
    it(`stops watching after ${seconds} s of faults that are ${kind}`, async () => {
      const { end, clock } = waiting([aFault(kind)]);
      const { kind: ended, refresh } = await end();
      assert.deepEqual({ kind: ended, refresh }, { kind: broken(kind).kind, refresh: pending });
      assert.ok(clock.now() >= seconds * 1000 && clock.now() < seconds * 1000 + 20_000);
    });
  }

  it("counts faults in a row only", async () => {
    const { ports, aws, clock } = waiting([]);
    const answer = (now: number) => {
      if (now >= 120_000) return Promise.resolve([aSuccess()]);
      const isGap = now > 40_000 && now < 80_000;
      return isGap ? Promise.resolve([aRefresh()]) : Promise.reject(aFault("forbidden"));
    };
    const spotty = { ...aws, describeRefreshes: () => answer(clock.now()) };
    const options = { autoScalingGroupName: "web", refresh: pending };
    assert.equal((await pollUntilEnd(options, { ...ports, autoScaling: spotty })).kind, "ended");
  });

  it("stops at once when AWS finds the request wrong", async () => {
    const { end, clock } = waiting([aFault("rejected")]);
    assert.equal((await end()).kind, "watchingStopped");
    assert.equal(clock.now(), 0);
  });

  for (const thrown of [new TypeError("a bug"), "a bug"]) {
    it(`stops at once at an unexpected ${typeof thrown === "string" ? "text" : "error"}, and says which`, async () => {
      const { ports, aws } = waiting([]);
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- other people's code throws anything
      const odd = { ...aws, describeRefreshes: () => Promise.reject(thrown) };
      const ended = await pollUntilEnd(
        { autoScalingGroupName: "web", refresh: pending },
        { ...ports, autoScaling: odd },
      );
      assert.equal(ended.kind === "watchingStopped" && ended.fault.message, "a bug");
    });
  }
});

describe("wait, for a refresh that AWS does not report", () => {
  it("gives AWS a moment to report what was just started", async () => {
    const { end } = waiting(["missing", "missing", "missing", aSuccess()]);
    assert.equal((await end()).kind, "ended");
  });

  it("says that it has vanished after four polls in a row", async () => {
    const { end, aws } = waiting([aRefresh(), "missing"]);
    assert.deepEqual(await end(), { kind: "vanished", refresh: aRefresh() });
    assert.equal(aws.calls.length, 5);
  });

  it("does not say so before a minute has passed, however often it looks", async () => {
    const { end, clock } = waiting(["missing"]);
    assert.deepEqual(await end(), { kind: "vanished", refresh: pending });
    assert.equal(clock.now(), 60_000);
  });

  it("begins to count anew when it is reported again", async () => {
    const gap = ["missing", "missing", "missing"] as const;
    const { end } = waiting([...gap, aRefresh(), ...gap, aSuccess()]);
    assert.equal((await end()).kind, "ended");
  });

  it("says that it has vanished when the group has", async () => {
    const { end } = waiting([aRefresh(), aFault("groupNotFound")]);
    assert.deepEqual(await end(), { kind: "vanished", refresh: aRefresh() });
  });
});
