/** Finding out what is the matter: what is asked, what becomes of questions without an answer, and how long it may take. */
import assert from "node:assert/strict";
import type { DiagnosticsPort } from "../../../engine/diagnosis/diagnostics-port";
import { diagnose, diagnoseWithTimeout } from "../../../engine/diagnosis/diagnose";
import { aFault } from "../../support/provider/a-fault";
import { aGroup } from "../../support/provider/a-group";
import { aRefresh } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import { quietDiagnostics } from "../../support/provider/quiet-diagnostics";
import { refreshStart } from "../../support/provider/an-activity";

const errorContext = { autoScalingGroupName: "web" };
const refresh = aRefresh({
  status: "Failed",
  startTime: refreshStart,
  preferences: { alarmSpecification: { alarms: ["web-5xx"] } },
});
const group = aGroup({ targetGroupArns: ["tg/one", "tg/two"] });

/** Keeps what it is asked. */
function recording(diagnostics: DiagnosticsPort) {
  const asked: unknown[][] = [];
  const record =
    <Arguments extends unknown[], Response>(name: string, ask: (...given: Arguments) => Response) =>
    (...given: Arguments): Response => {
      asked.push([name, ...given]);
      return ask(...given);
    };
  const { activitiesSince, lifecycleHooks, targetHealth, alarms } = diagnostics;
  return {
    asked,
    diagnostics: {
      ...diagnostics,
      activitiesSince: record("activities", activitiesSince),
      lifecycleHooks: record("hooks", lifecycleHooks),
      targetHealth: record("targets", targetHealth),
      alarms: record("alarms", alarms),
    },
  };
}

function stageWith(diagnostics: DiagnosticsPort, groups = [group]) {
  const stage = aStage({ groups });
  return { ...stage, ports: { ...stage.ports, diagnostics } };
}

const never = () => new Promise<never>(() => undefined);

describe("diagnose", () => {
  it("asks for everything that there may be, once", async () => {
    const { asked, diagnostics } = recording(quietDiagnostics);
    const { ports, aws } = stageWith(diagnostics);
    await diagnose({ errorContext, refresh }, ports);
    assert.deepEqual(aws.calls, ["findGroup"]);
    assert.deepEqual(asked.toSorted(), [
      ["activities", "web", refreshStart],
      ["alarms", ["web-5xx"]],
      ["hooks", "web"],
      ["targets", "tg/one"],
      ["targets", "tg/two"],
    ]);
  });

  it("does not ask for activities before the start, nor for alarms and targets where there are none", async () => {
    const { asked, diagnostics } = recording(quietDiagnostics);
    const { ports } = stageWith(diagnostics, [aGroup()]);
    await diagnose({ errorContext, refresh: aRefresh({ status: "Cancelled" }) }, ports);
    assert.deepEqual(asked, [["hooks", "web"]]);
  });

  it("asks everything at once", async () => {
    let answer: (activities: readonly []) => void = () => undefined;
    const activities = new Promise<readonly []>((resolve) => (answer = resolve));
    const { asked, diagnostics } = recording({
      ...quietDiagnostics,
      activitiesSince: () => activities,
    });
    const { ports } = stageWith(diagnostics);
    const diagnosis = diagnose({ errorContext, refresh }, ports);
    await new Promise(setImmediate);
    assert.equal(asked.length, 5);
    answer([]);
    assert.ok(await diagnosis);
  });

  it("says what may not be asked, and tells the rest", async () => {
    const diagnostics: DiagnosticsPort = {
      ...quietDiagnostics,
      targetHealth: () => Promise.reject(aFault("forbidden", "DescribeTargetHealth")),
      alarms: () => Promise.resolve([{ alarmName: "web-5xx", state: "ALARM" }]),
    };
    const diagnosis = await diagnose({ errorContext, refresh }, stageWith(diagnostics).ports);
    assert.deepEqual(diagnosis?.lines, [
      "alarm web-5xx is ALARM",
      "not known: target health (DescribeTargetHealth: AccessDenied: User deploy is not authorized to perform this)",
      "next: aws cloudwatch describe-alarm-history --alarm-name web-5xx --max-items 5",
    ]);
  });

  it("does not hide the error that it explains behind one of its own", async () => {
    const diagnostics: DiagnosticsPort = {
      ...quietDiagnostics,
      lifecycleHooks: () => Promise.reject(new TypeError("surprise")),
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the SDK's plug-ins may throw anything
      alarms: () => Promise.reject("a text"),
    };
    const diagnosis = await diagnose({ errorContext, refresh }, stageWith(diagnostics).ports);
    assert.deepEqual(diagnosis?.lines.slice(0, -1), [
      "not known: lifecycle hooks (DescribeLifecycleHooks: Unexpected: surprise)",
      "not known: alarms (DescribeAlarms: Unexpected: a text)",
    ]);
  });

  it("ends at once when the user interrupts", async () => {
    const { ports, interrupt } = stageWith({ ...quietDiagnostics, lifecycleHooks: never });
    const diagnosis = diagnose({ errorContext, refresh }, ports);
    interrupt();
    assert.equal(await diagnosis, undefined);
  });
});

describe("diagnoseWithTimeout", () => {
  it("takes half a second of clock at most", async () => {
    const { ports, clock, interrupt } = stageWith({ ...quietDiagnostics, lifecycleHooks: never });
    interrupt();
    assert.equal(await diagnoseWithTimeout({ errorContext, refresh }, ports), undefined);
    assert.deepEqual([clock.sleeps, clock.now()], [[500], 500]);
  });

  it("is there when AWS answers at once, although the user has interrupted", async () => {
    const stage = stageWith(quietDiagnostics);
    stage.interrupt();
    let isOver: boolean | undefined;
    const clock = {
      now: () => 0,
      schedule: stage.ports.clock.schedule,
      sleep: (_: number, signal: AbortSignal) =>
        new Promise<void>((resolve) => {
          signal.addEventListener("abort", () => {
            isOver = true;
            resolve();
          });
        }),
    };
    const diagnosis = await diagnoseWithTimeout(
      { errorContext, refresh },
      { ...stage.ports, clock },
    );
    assert.deepEqual(diagnosis?.shortLines, []);
    assert.equal(isOver, true);
  });
});
