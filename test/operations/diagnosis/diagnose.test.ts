/** Finding out what is the matter: what is asked, what becomes of questions without an answer, and how long it may take. */
import assert from "node:assert/strict";
import type { Evidence } from "../../../engine/diagnosis/diagnostics-port";
import { diagnose, diagnoseInAHurry } from "../../../engine/diagnosis/diagnose";
import { aFault } from "../../support/provider/a-fault";
import { aGroup } from "../../support/provider/a-group";
import { aRefresh } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import { quietEvidence } from "../../support/provider/quiet-evidence";
import { refreshStart } from "../../support/provider/an-activity";

const scene = { autoScalingGroupName: "web" };
const refresh = aRefresh({
  status: "Failed",
  startTime: refreshStart,
  preferences: { alarmSpecification: { alarms: ["web-5xx"] } },
});
const group = aGroup({ targetGroupArns: ["tg/one", "tg/two"] });

/** Keeps what it is asked. */
function recording(evidence: Evidence) {
  const asked: unknown[][] = [];
  const record =
    <Arguments extends unknown[], Answer>(name: string, ask: (...given: Arguments) => Answer) =>
    (...given: Arguments): Answer => {
      asked.push([name, ...given]);
      return ask(...given);
    };
  const { activitiesSince, lifecycleHooks, targetHealth, alarms } = evidence;
  return {
    asked,
    evidence: {
      ...evidence,
      activitiesSince: record("activities", activitiesSince),
      lifecycleHooks: record("hooks", lifecycleHooks),
      targetHealth: record("targets", targetHealth),
      alarms: record("alarms", alarms),
    },
  };
}

function stageWith(evidence: Evidence, groups = [group]) {
  const stage = aStage({ groups });
  return { ...stage, ports: { ...stage.ports, evidence } };
}

const never = () => new Promise<never>(() => undefined);

describe("diagnose", () => {
  it("asks for everything that there may be, once", async () => {
    const { asked, evidence } = recording(quietEvidence);
    const { ports, aws } = stageWith(evidence);
    await diagnose({ scene, refresh }, ports);
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
    const { asked, evidence } = recording(quietEvidence);
    const { ports } = stageWith(evidence, [aGroup()]);
    await diagnose({ scene, refresh: aRefresh({ status: "Cancelled" }) }, ports);
    assert.deepEqual(asked, [["hooks", "web"]]);
  });

  it("asks everything at once", async () => {
    let answer: (activities: readonly []) => void = () => undefined;
    const activities = new Promise<readonly []>((resolve) => (answer = resolve));
    const { asked, evidence } = recording({ ...quietEvidence, activitiesSince: () => activities });
    const { ports } = stageWith(evidence);
    const diagnosis = diagnose({ scene, refresh }, ports);
    await new Promise(setImmediate);
    assert.equal(asked.length, 5);
    answer([]);
    assert.ok(await diagnosis);
  });

  it("says what may not be asked, and tells the rest", async () => {
    const evidence: Evidence = {
      ...quietEvidence,
      targetHealth: () => Promise.reject(aFault("forbidden", "DescribeTargetHealth")),
      alarms: () => Promise.resolve([{ alarmName: "web-5xx", state: "ALARM" }]),
    };
    const diagnosis = await diagnose({ scene, refresh }, stageWith(evidence).ports);
    assert.deepEqual(diagnosis?.lines, [
      "alarm web-5xx is ALARM",
      "not known: target health (DescribeTargetHealth: AccessDenied: User deploy is not authorized to perform this)",
      "next: aws cloudwatch describe-alarm-history --alarm-name web-5xx --max-items 5",
    ]);
  });

  it("does not hide the error that it explains behind one of its own", async () => {
    const evidence: Evidence = {
      ...quietEvidence,
      lifecycleHooks: () => Promise.reject(new TypeError("surprise")),
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the SDK's plug-ins may throw anything
      alarms: () => Promise.reject("a text"),
    };
    const diagnosis = await diagnose({ scene, refresh }, stageWith(evidence).ports);
    assert.deepEqual(diagnosis?.lines.slice(0, -1), [
      "not known: lifecycle hooks (DescribeLifecycleHooks: Unexpected: surprise)",
      "not known: alarms (DescribeAlarms: Unexpected: a text)",
    ]);
  });

  it("ends at once when the user interrupts", async () => {
    const { ports, interrupt } = stageWith({ ...quietEvidence, lifecycleHooks: never });
    const diagnosis = diagnose({ scene, refresh }, ports);
    interrupt();
    assert.equal(await diagnosis, undefined);
  });
});

describe("diagnoseInAHurry", () => {
  it("takes half a second of clock at most", async () => {
    const { ports, clock, interrupt } = stageWith({ ...quietEvidence, lifecycleHooks: never });
    interrupt();
    assert.equal(await diagnoseInAHurry({ scene, refresh }, ports), undefined);
    assert.deepEqual([clock.sleeps, clock.now()], [[500], 500]);
  });

  it("is there when AWS answers at once, although the user has interrupted", async () => {
    const stage = stageWith(quietEvidence);
    stage.interrupt();
    let isOver: boolean | undefined;
    const clock = {
      now: () => 0,
      sleep: (_: number, signal: AbortSignal) =>
        new Promise<void>((resolve) => {
          signal.addEventListener("abort", () => {
            isOver = true;
            resolve();
          });
        }),
    };
    const diagnosis = await diagnoseInAHurry({ scene, refresh }, { ...stage.ports, clock });
    assert.deepEqual(diagnosis?.shortLines, []);
    assert.equal(isOver, true);
  });
});
