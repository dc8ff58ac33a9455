/** Starting one refresh, exactly once. */
import assert from "node:assert/strict";
import { start } from "../../../engine/run/start";
import type { StartRequest } from "../../../engine/run/ports";
import { aFault } from "../../support/provider/a-fault";
import { aRefresh } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import { aConfiguration } from "../../support/provider/a-target";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const request: StartRequest = {
  autoScalingGroupName: "web",
  desiredConfiguration: aConfiguration("2"),
  preferences: { skipMatching: true },
};
const lost = aFault("unknownOutcome", "StartInstanceRefresh");
const throttled = aFault("transient", "StartInstanceRefresh");
const conflicted = aFault("refreshInProgress", "StartInstanceRefresh");
const echo = { minHealthyPercentage: 90, skipMatching: true, autoRollback: false };
const older = aRefresh({
  instanceRefreshId: "r-older",
  status: "Successful",
  desiredConfiguration: aConfiguration("2"),
  preferences: echo,
});
const ours = aRefresh({
  instanceRefreshId: "r-new",
  status: "Pending",
  desiredConfiguration: aConfiguration("2"),
  preferences: echo,
});

function starting(script: Script, asked = request) {
  const stage = aStage(script);
  return { ...stage, result: () => start(asked, { before: new Set(["r-older"]) }, stage.ports) };
}

describe("start", () => {
  it("gives the new refresh, which is pending", async () => {
    const { result, aws } = starting({ starts: ["r-new"] });
    assert.deepEqual(await result(), {
      kind: "started",
      refresh: { instanceRefreshId: "r-new", status: "Pending" },
    });
    assert.deepEqual(aws.started, [request]);
  });

  it("adopts the refresh whose answer was lost", async () => {
    const { result, aws } = starting({ starts: [lost], history: [[ours, older]] });
    assert.deepEqual(await result(), { kind: "started", refresh: ours });
    assert.equal(aws.started.length, 1);
  });

  it("has not happened when AWS refused it, though nobody can be asked after that", async () => {
    const { result, aws } = starting({ starts: [throttled], history: [aFault("transient")] });
    assert.deepEqual(await result(), { kind: "rejected", fault: throttled });
    assert.equal(aws.started.length, 1);
  });

  it("is not known to have happened when an answer was lost before AWS refused it", async () => {
    const { result } = starting({
      starts: [lost, throttled],
      history: [[older], aFault("transient")],
    });
    assert.equal((await result()).kind, "unknown");
  });

  it("adopts the refresh that a retry of the SDK collides with", async () => {
    const { result } = starting({ starts: [conflicted], history: [[ours, older]] });
    assert.deepEqual(await result(), { kind: "started", refresh: ours });
  });

  it("adopts the refresh whose answer was lost though it has ended by now", async () => {
    const ended = { ...ours, status: "Successful" };
    const { result } = starting({ starts: [lost], history: [[ended, older]] });
    assert.deepEqual(await result(), { kind: "started", refresh: ended });
  });

  it("adopts a refresh whose preferences AWS does not report yet", async () => {
    const { preferences: _unreported, ...young } = ours;
    const { result } = starting({ starts: [lost], history: [[young]] });
    assert.deepEqual(await result(), { kind: "started", refresh: young });
  });

  it("looks for the refresh for as long as AWS cannot be asked", async () => {
    const { result, clock } = starting({
      starts: [lost],
      history: [aFault("transient"), aFault("unknownOutcome"), [ours]],
    });
    assert.deepEqual(await result(), { kind: "started", refresh: ours });
    assert.equal(clock.now(), 20_000);
  });

  it("does not say that nothing was started when AWS cannot be asked", async () => {
    const { result } = starting({ starts: [lost], history: [aFault("credentials")] });
    assert.deepEqual(await result(), { kind: "unknown", fault: aFault("credentials") });
  });

  it("lets an error of that question pass that is no fault", async () => {
    const { result } = starting({ starts: [lost], history: [new TypeError("a bug")] });
    await assert.rejects(result, TypeError);
  });

  for (const [title, other] of [
    ["was there before", older],
    ["rolls to something else", { ...ours, desiredConfiguration: aConfiguration("3") }],
    ["was started with other preferences", { ...ours, preferences: { ...echo, bakeTime: 60 } }],
  ] as const) {
    it(`says that another refresh was faster when the one in progress ${title}`, async () => {
      const { result } = starting({ starts: [conflicted], history: [[other]] });
      assert.deepEqual(await result(), { kind: "conflict" });
    });
  }

  it("tries again after throttling, ever more slowly, and says so", async () => {
    const { result, clock, reporter } = starting({
      starts: [throttled, throttled, "r-new"],
      history: [[]],
    });
    assert.equal((await result()).kind, "started");
    assert.deepEqual(clock.sleeps, [5000, 15_000]);
    assert.deepEqual(reporter.progressed, [
      "StartInstanceRefresh was not taken (Throttling); trying again in 5 s",
      "StartInstanceRefresh was not taken (Throttling); trying again in 15 s",
    ]);
  });

  it("survives a minute of throttling", async () => {
    const { aws, ports, clock } = starting({ starts: ["r-new"], history: [[]] });
    const throttling = {
      ...aws,
      startRefresh: (asked: StartRequest) =>
        clock.now() < 60_000 ? Promise.reject(throttled) : aws.startRefresh(asked),
    };
    const result = await start(
      request,
      { before: new Set() },
      { ...ports, autoScaling: throttling },
    );
    assert.equal(result.kind, "started");
  });

  it("gives up in the end", async () => {
    const { result, aws } = starting({ starts: [throttled], history: [[]] });
    assert.deepEqual(await result(), { kind: "rejected", fault: throttled });
    assert.ok(aws.started.length > 3);
  });

  for (const kind of ["rejected", "forbidden", "credentials"] as const) {
    it(`does not try again when AWS says ${kind}`, async () => {
      const { result, aws } = starting({ starts: [aFault(kind, "StartInstanceRefresh")] });
      assert.deepEqual(await result(), {
        kind: "rejected",
        fault: aFault(kind, "StartInstanceRefresh"),
      });
      assert.deepEqual(aws.calls, ["start"]);
    });
  }

  it("is not said to be rejected without the response that was lost before", async () => {
    const fault = aFault("forbidden", "StartInstanceRefresh");
    const { result } = starting({ starts: [lost, fault], history: [[]] });
    assert.deepEqual(await result(), { kind: "rejected", fault, lost });
  });

  it("does not try again after an interrupt", async () => {
    const { result, aws, interrupt } = starting({ starts: [throttled, "r-new"], history: [[]] });
    interrupt();
    assert.deepEqual(await result(), { kind: "rejected", fault: throttled });
    assert.equal(aws.started.length, 1);
  });

  it("does not try again after an interrupt between two tries", async () => {
    const { result, aws, interrupt, clock } = starting({
      starts: [throttled, "r-new"],
      history: [[]],
    });
    clock.at(3000, interrupt);
    assert.deepEqual(await result(), { kind: "rejected", fault: throttled });
    assert.equal(aws.started.length, 1);
  });

  it("lets an error pass that is no fault", async () => {
    const error = new TypeError("a bug");
    const { result } = starting({ starts: [error] });
    await assert.rejects(result, error);
  });
});
