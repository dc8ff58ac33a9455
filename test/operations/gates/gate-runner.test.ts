/** Gates: when they are asked, and what becomes of a refresh when one fails. */
import assert from "node:assert/strict";
import type { Alarm } from "../../../engine/diagnosis/diagnostics";
import type { Gate, GateObservation } from "../../../engine/gates/gate";
import type { MetricGate } from "../../../engine/gates/metric-gate";
import type { Snapshot } from "../../../engine/refresh/snapshot";
import type { DiagnosticsPort } from "../../../engine/diagnosis/diagnostics-port";
import { follow, type FollowOptions } from "../../../engine/run/follow";
import { aFault } from "../../support/provider/a-fault";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";

const good: GateObservation = { passes: true, observed: "status 200" };
const bad: GateObservation = { passes: false, observed: "status 503" };
const gate: Gate = { http: { url: "https://web.example/health?key=s3cret" }, timeout: 60 };
const preferences = { checkpointPercentages: [40, 100] };
const atCheckpoint = aRefresh({ percentageComplete: 40, preferences });
const baking = aRefresh({ status: "Baking", percentageComplete: 100, preferences });

/** Follows a refresh with gates; the answers are given in turn, the last one for ever. */
function following(
  looks: readonly Snapshot[],
  answers: readonly GateObservation[],
  options: Partial<FollowOptions> = {},
  alarms: () => Promise<readonly Alarm[]> = () => Promise.resolve([]),
) {
  const stage = aStage({ looks, cancels: ["done"], rollBacks: ["done"] });
  let asked = 0;
  const answer = () => {
    asked += 1;
    return Promise.resolve(answers[Math.min(asked, answers.length) - 1] ?? bad);
  };
  const diagnostics = { ...stage.ports.diagnostics, alarms };
  const gateCheck = { ...stage.ports.gateCheck, http: answer, command: answer };
  const ports = { ...stage.ports, diagnostics, gateCheck };
  const run = () =>
    follow(
      {
        errorContext: { autoScalingGroupName: "web" },
        refresh: aRefresh({ percentageComplete: 0, preferences }),
        onTimeout: "leave",
        onInterrupt: "leave",
        gates: [gate],
        ...options,
      },
      ports,
    );
  return { ...stage, run, asked: () => asked };
}

describe("a gate that cannot be asked", () => {
  const broken: GateObservation = {
    passes: false,
    isBroken: true,
    observed: "the program smoke was not found",
  };

  it("is an error at once, and ends nothing in AWS", async () => {
    const { run, asked, aws } = following([atCheckpoint], [broken], {
      onGateFailure: "rollback",
    });
    const { error } = await run();
    assert.match(error?.message ?? "", /the program smoke was not found/);
    const ends = aws.calls.filter((call) => call === "cancel" || call === "rollBack");
    assert.deepEqual([error?.code, asked(), ends], ["GateFailed", 1, []]);
  });
});

describe("a gate whose query AWS finds invalid", () => {
  it("is an error at once, and ends nothing in AWS", async () => {
    const gates = [{ alarms: ["errors"] }];
    const options = { gates, onGateFailure: "rollback" } as const;
    const invalid = () => Promise.reject(aFault("rejected", "DescribeAlarms"));
    const { run, aws, clock } = following([atCheckpoint], [], options, invalid);
    const { error } = await run();
    assert.match(error?.message ?? "", /alarms errors: DescribeAlarms: ValidationError/);
    const ends = aws.calls.filter((call) => call === "cancel" || call === "rollBack");
    assert.deepEqual([error?.code, ends], ["GateFailed", []]);
    assert.ok(clock.now() < 60_000, `after ${clock.now()} ms`);
  });
});

describe("a gate that never answers", () => {
  const never = (): Promise<readonly Alarm[]> => new Promise(() => undefined);
  const hanging = { gates: [{ alarms: ["errors"], timeout: 60 }] };

  it("fails when its own time is up", async () => {
    const cancelled = aRefresh({ status: "Cancelled", preferences });
    const { run, clock } = following([atCheckpoint, cancelled], [], hanging, never);
    // Somebody else's sleep lets the time pass, as it does by itself outside of a test.
    const ended = run();
    while (clock.now() < 120_000) {
      await clock.sleep(10_000, new AbortController().signal);
      await new Promise(setImmediate);
    }
    const { error } = await ended;
    assert.match(error?.message ?? "", /alarms errors: no response in time/);
  });

  it("after bad answers fails with what was seen before it was cut off", async () => {
    const cancelled = aRefresh({ status: "Cancelled", preferences });
    let asked = 0;
    const once = (): Promise<readonly Alarm[]> =>
      (asked += 1) === 1 ? Promise.resolve([{ alarmName: "errors", state: "ALARM" }]) : never();
    const { run, clock } = following([atCheckpoint, cancelled], [], hanging, once);
    const ended = run();
    while (clock.now() < 120_000) {
      await clock.sleep(10_000, new AbortController().signal);
      await new Promise(setImmediate);
    }
    assert.match((await ended).error?.message ?? "", /alarms errors: alarm errors is ALARM/);
    assert.equal(asked, 2);
  });

  it("does not hold up an interrupt", async () => {
    const { run, interrupt } = following([atCheckpoint], [], hanging, never);
    const ended = run();
    await new Promise(setImmediate);
    interrupt();
    assert.equal((await ended).error?.code, "Interrupted");
  });
});

describe("gates", () => {
  it("are asked at a checkpoint and while the refresh bakes", async () => {
    const { run, asked } = following([atCheckpoint, atCheckpoint, baking, aSuccess()], [good]);
    assert.equal((await run()).error, undefined);
    assert.equal(asked(), 2);
  });

  it("are asked before a success that came without a bake time", async () => {
    const { run, asked } = following([aSuccess()], [good]);
    assert.equal((await run()).error, undefined);
    assert.equal(asked(), 1);
  });

  it("take so many passed checks in a row", async () => {
    const looks = [atCheckpoint, baking, aSuccess()];
    const gates = [{ ...gate, times: 2 }];
    const { run, asked } = following(looks, [good, bad, good], { gates });
    assert.equal((await run()).error, undefined);
    assert.equal(asked(), 4 + 2);
  });

  it("cancel the refresh when one fails for its timeout, and say what it saw", async () => {
    const cancelled = aRefresh({ status: "Cancelled", preferences });
    const { run, aws, clock } = following([atCheckpoint, atCheckpoint, cancelled], [bad]);
    const { error } = await run();
    assert.equal(error?.code, "GateFailed");
    assert.match(error.message, /a gate did not pass\. It was cancelled/);
    assert.match(error.message, /\n *- https:\/\/web\.example\/health: status 503$/);
    assert.ok(aws.calls.includes("cancel"));
    assert.ok(clock.now() >= 60_000);
  });

  it("roll the refresh back where that is asked for", async () => {
    const back = aRefresh({ status: "RollbackSuccessful", preferences });
    const { run, aws } = following([atCheckpoint, atCheckpoint, back], [bad], {
      onGateFailure: "rollback",
    });
    assert.equal((await run()).error?.code, "GateFailed");
    assert.ok(aws.calls.includes("rollBack"));
  });

  it("make a success red that they do not let pass, and say that nothing can be taken back", async () => {
    const { run, aws } = following([aSuccess()], [bad]);
    const { error } = await run();
    assert.match(error?.message ?? "", /AWS had already called the refresh Successful/);
    assert.deepEqual(
      aws.calls.filter((call) => call !== "look"),
      [],
    );
  });

  it("end with an interrupt, which is no failure of theirs", async () => {
    const { run, clock, interrupt } = following([atCheckpoint], [bad]);
    clock.at(20_000, interrupt);
    assert.equal((await run()).error?.code, "Interrupted");
  });

  it("ask a program", async () => {
    const { run, asked } = following([aSuccess()], [good], {
      gates: [{ command: ["./smoke.sh"] }],
    });
    assert.equal((await run()).error, undefined);
    assert.equal(asked(), 1);
  });

  const gates = [{ alarms: ["errors", "latency"], timeout: 10 }];
  const alarm = (alarmName: string, state: string): Alarm => ({ alarmName, state });
  const rows: readonly (readonly [string, () => Promise<readonly Alarm[]>, RegExp | undefined])[] =
    [
      [
        "open when all alarms are OK",
        () => Promise.resolve([alarm("errors", "OK"), alarm("latency", "OK")]),
        undefined,
      ],
      [
        "fail for an alarm that is not OK, or missing",
        () => Promise.resolve([alarm("errors", "ALARM")]),
        /alarm errors is ALARM, alarm latency is missing/,
      ],
      [
        "fail when the alarms may not be asked",
        () => Promise.reject(aFault("forbidden")),
        /AccessDenied/,
      ],
    ];
  for (const [title, alarms, observed] of rows) {
    it(title, async () => {
      const { error } = await following([aSuccess()], [], { gates }, alarms).run();
      if (observed === undefined) assert.equal(error, undefined);
      else assert.match(error?.message ?? "", observed);
    });
  }

  const metric: MetricGate = {
    namespace: "App",
    metricName: "Errors",
    statistic: "Sum",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 10,
  };

  const begun = aSuccess({ startTime: "1970-01-01T00:00:00Z" });

  /** Follows a refresh with a gate on a metric, of which each minute of the clock has a value. */
  function followingMetric(refresh: Snapshot, valueOf: (minute: number) => number) {
    const stage = aStage({ looks: [refresh], cancels: ["done"] });
    const asked: (string | undefined)[] = [];
    const metricPoints: DiagnosticsPort["metricPoints"] = (_metric, since) => {
      asked.push(since);
      const over = Math.floor(stage.clock.now() / 60_000);
      const minutes = Array.from({ length: over + 1 }, (_, minute) => minute);
      return Promise.resolve(minutes.map((at) => ({ at: at * 60_000, value: valueOf(at) })));
    };
    const ports = { ...stage.ports, diagnostics: { ...stage.ports.diagnostics, metricPoints } };
    const options: FollowOptions = {
      errorContext: { autoScalingGroupName: "web" },
      refresh,
      onTimeout: "leave",
      onInterrupt: "leave",
      gates: [{ metric }],
    };
    return { ...stage, asked, run: () => follow(options, ports) };
  }

  it("on a metric open after a period without a breach, asked of the refresh's own time", async () => {
    const { run, asked, clock } = followingMetric(begun, () => 3);
    assert.equal((await run()).error, undefined);
    assert.deepEqual(new Set(asked), new Set([begun.startTime]));
    assert.ok(clock.now() >= 120_000, `after ${clock.now()} ms`);
  });

  it("on a metric fail while it breaches", async () => {
    const { error } = await followingMetric(begun, () => 12).run();
    assert.match(error?.message ?? "", /- Sum of Errors: 12 at 00:0\d:00Z, more/);
  });

  it("on a metric cannot be asked of a refresh that never began", async () => {
    const { error } = await followingMetric(aSuccess(), () => 3).run();
    assert.match(error?.message ?? "", /the refresh has not begun/);
  });

  it("let an error pass that is no fault", async () => {
    const broken = following([aSuccess()], [], { gates }, () =>
      Promise.reject(new TypeError("a bug")),
    );
    await assert.rejects(broken.run(), { name: "TypeError" });
  });
});
