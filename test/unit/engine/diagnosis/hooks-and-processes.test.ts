/** What a diagnosis says of target health, processes and alarms. */
import assert from "node:assert/strict";
import { explain } from "../../../../engine/diagnosis/explain";
import type { Diagnostics } from "../../../../engine/diagnosis/diagnostics";
import { aGroup } from "../../../support/provider/a-group";
import { aRefresh } from "../../../support/provider/a-refresh";
import { someDiagnostics } from "../../../support/provider/some-diagnostics";

const running = aRefresh({ preferences: {} });

/** All lines but the next command, of a refresh that goes on. */
function linesOf(parts: Partial<Diagnostics>): readonly string[] {
  return explain(someDiagnostics({ refresh: running, ...parts })).lines.slice(0, -1);
}

function obstaclesOf(parts: Partial<Diagnostics>): readonly string[] {
  return explain(someDiagnostics({ refresh: running, ...parts })).obstacles;
}

describe("target health", () => {
  const target = (targetId: string, state: string, reason?: string) => ({
    targetGroupArn: "web-tg",
    targetId,
    state,
    ...(reason !== undefined && { reason }),
  });

  it("leaves out what passes by itself", () => {
    const targets = [
      target("i-0a", "initial"),
      target("i-0a", "draining"),
      target("i-0b", "healthy"),
    ];
    assert.deepEqual(linesOf({ targets }), []);
  });

  it("tells four findings at most", () => {
    const targets = ["1", "2", "3", "4", "5"].map((reason) => target("i-0a", "unused", reason));
    const lines = linesOf({ targets: [target("i-0b", "unavailable"), ...targets] });
    assert.equal(lines[0], "target health: i-0b unavailable in web-tg");
    assert.equal(lines[1], "target health: i-0a unused in web-tg (1)");
    assert.deepEqual(lines.slice(4), ["… and 2 more findings of target health"]);
  });

  it("says nothing of a group that could not be looked at", () => {
    const { group: _, ...known } = someDiagnostics({ targets: [target("i-0a", "unhealthy")] });
    assert.deepEqual(explain(known).obstacles, []);
  });
});

describe("processes and alarms", () => {
  it("that do not stop a refresh are only told", () => {
    const group = aGroup({ suspendedProcesses: ["AZRebalance"] });
    assert.deepEqual(linesOf({ group }), ["suspended processes: AZRebalance"]);
    assert.deepEqual(obstaclesOf({ group }), []);
  });

  it("that stop it stand in its way", () => {
    const group = aGroup({ suspendedProcesses: ["Terminate"] });
    const alarms = [{ alarmName: "web-5xx", state: "INSUFFICIENT_DATA" }];
    assert.deepEqual(obstaclesOf({ group, alarms }), [
      "Terminate is suspended, so the refresh stands still",
      "alarm web-5xx has no data, so AWS replaces nothing",
    ]);
  });

  it("are five alarms at most", () => {
    const alarms = Array.from({ length: 10 }, (_, number) => ({
      alarmName: `alarm-${number}`,
      state: "ALARM",
    }));
    assert.deepEqual(linesOf({ alarms }).slice(4), [
      "alarm alarm-4 is ALARM",
      "… and 5 more alarms",
    ]);
  });
});
