/** Plays a drawn world: runs what the user would run, one after another. */
import { withWorld } from "../../test/support/provider/a-world";
import { createStack } from "../../test/support/provider/miniature-pulumi";
import { protect, putBack, setAside } from "./by-hand";
import { before, preview, startingNothing, up } from "./commands";
import type { DrawnRun, DrawnWorld } from "./draw";
import {
  createProject,
  edit,
  ignoresProtected,
  ignoresStandby,
  isPartial,
  type Project,
} from "./program";

/** Runs until the injected faults that are left over have used themselves up. */
const lastTries = 12;

/** @throws Error at the first exit code that is not the truth */
export async function play(drawn: DrawnWorld): Promise<void> {
  await withWorld({ instances: drawn.instances }, async (world) => {
    if (drawn.hasProtected) await protect(world, true);
    if (drawn.hasStandby) await setAside(world);
    const project = createProject(world, createStack(world, {}), drawn);
    for (const run of drawn.runs) {
      await edit(run, project);
      world.simulator.addScenario({ rules: run.injectedFaults });
      const foreseen = await before(run, project);
      await up(run, project, foreseen);
      world.clock.pass(run.pause * 1000);
    }
    if (!ignoresStandby(project)) await putBack(world);
    if (!ignoresProtected(project)) await protect(world, false);
    if (project.isStrict && isPartial(project)) return;
    await comesGreen(project, { ...quiet, before: drawn.refreshes ? "refresh" : "nothing" });
    await staysGreen(project);
  });
}

const quiet: DrawnRun = {
  edit: "none",
  preferences: {},
  policy: "leave",
  onConflict: "wait",
  failFast: true,
  hold: false,
  before: "nothing",
  interruptAfter: undefined,
  timeoutSeconds: undefined,
  killedAt: undefined,
  asleep: undefined,
  resize: undefined,
  injectedFaults: [],
  pause: 0,
};

/** With nothing in the way any more, the same program gets there. */
async function comesGreen(project: Project, run: DrawnRun): Promise<void> {
  let reason = "";
  for (let tries = 0; tries < lastTries; tries += 1) {
    await before(run, project);
    const exit = await up(run, project, await preview(project));
    if (exit?.outcome.exit === "green") return;
    reason = exit?.outcome.error ?? "";
    project.world.clock.pass(600_000);
  }
  throw new Error(`Nothing is in the way, and up goes on failing: ${reason}`);
}

/** What is done is not done again, and nothing announces that it would be. */
async function staysGreen(project: Project): Promise<void> {
  const { said } = await preview(project);
  const announced = said.find((line) => /: would (replace|start)/.test(line));
  if (announced !== undefined) throw new Error(`After a green up a preview says: ${announced}`);
  await startingNothing(project, () => up(quiet, project));
}
