/** The note about a refresh that stands still. */
import assert from "node:assert/strict";
import { createStallWatch } from "../../../engine/watch/stall";
import { aFault } from "../../support/provider/a-fault";
import { aGroup } from "../../support/provider/a-group";
import { aRefresh } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";

const errorContext = { autoScalingGroupName: "web" };

/** What was said of a refresh that stood still for so many minutes, looked at every 20 s. */
async function notesAfter(minutes: number): Promise<readonly string[]> {
  const stage = aStage({ groups: [aGroup({ suspendedProcesses: ["Launch"] })] });
  const watch = createStallWatch(errorContext, stage.ports);
  for (let unchangedFor = 0; unchangedFor <= minutes * 60; unchangedFor += 20) {
    await watch({ refresh: aRefresh(), unchangedFor, took: 0 });
    stage.clock.pass(20_000);
  }
  return stage.reporter.notes;
}

describe("createStallWatch", () => {
  it("says nothing about ten minutes of patience", async () => {
    assert.deepEqual(await notesAfter(9), []);
  });

  it("says after ten minutes what is in the way", async () => {
    assert.deepEqual(await notesAfter(15), [
      "nothing has changed for 10 min (40% complete, 6 instances left (InProgress)): Launch is suspended, so the refresh stands still",
    ]);
  });

  it("says so again only after half an hour", async () => {
    const times = (await notesAfter(80)).map((note) => /for ([^(]*) \(/.exec(note)?.[1]);
    assert.deepEqual(times, ["10 min", "40 min", "1 h 10 min"]);
  });

  it("says what could not be asked where nothing else was found", async () => {
    const stage = aStage({ groups: [aGroup()] });
    const diagnostics = {
      ...stage.ports.diagnostics,
      activitiesSince: () => Promise.reject(aFault("forbidden")),
    };
    const watch = createStallWatch(errorContext, { ...stage.ports, diagnostics });
    await watch({
      refresh: aRefresh({ startTime: "2026-01-01T00:00:00Z" }),
      unchangedFor: 1200,
      took: 0,
    });
    assert.match(stage.reporter.notes[0] ?? "", /: not known: .*AccessDenied/);
  });

  it("says that nothing was found when the user interrupts the finding", async () => {
    const stage = aStage({ groups: ["hangs"] });
    const watch = createStallWatch(errorContext, stage.ports);
    const look = watch({ refresh: aRefresh(), unchangedFor: 600, took: 0 });
    stage.interrupt();
    assert.equal(await look, undefined);
    assert.match(stage.reporter.notes[0] ?? "", /nothing was found in its way$/);
  });
});
