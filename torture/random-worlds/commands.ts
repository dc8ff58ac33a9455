/** The commands that the user runs, each held against what it promises. */
import type { Simulator } from "../../simulator/index";
import type { Outcome } from "../../test/support/provider/miniature-pulumi";
import type { DrawnRun } from "./draw";
import { checkAgainstPreview } from "./preview-held";
import { checkExit, type Exit } from "./check-exit";
import { isUndisturbed, upMeanwhile } from "./meanwhile";
import { begunAnew, inputsOf, type Project } from "./program";

/** What the user runs before `up`. @returns what a preview has said */
export async function before(run: DrawnRun, project: Project): Promise<Outcome | undefined> {
  const { stack } = project;
  stack.program = inputsOf(project, run);
  if (run.before === "preview") return preview(project);
  if (run.before === "refresh") await startingNothing(project, () => stack.run("refresh"));
  if (run.before !== "destroy") return undefined;
  const isThere = stack.state !== undefined;
  await startingNothing(project, () => stack.run("destroy"));
  if (isThere && stack.state === undefined) begunAnew(project);
  return undefined;
}

/** A preview never fails, whatever the weather. */
export async function preview(project: Project): Promise<Outcome> {
  const outcome = await startingNothing(project, () => project.stack.run("preview"));
  if (outcome.exit === "red") throw new Error(`A preview failed: ${outcome.error}`);
  return outcome;
}

export async function startingNothing<Ended>(
  { world: { simulator } }: Project,
  run: () => Promise<Ended>,
): Promise<Ended> {
  const starts = startsFromNow(simulator);
  const ended = await run();
  if (starts() > 0) throw new Error("A refresh was started by a command that is to start nothing.");
  return ended;
}

/** @returns how often a start has been asked for since */
function startsFromNow(simulator: Simulator): () => number {
  const made = simulator.calls().length;
  return () =>
    simulator
      .calls()
      .slice(made)
      .filter(({ action }) => action === "StartInstanceRefresh").length;
}

/**
 * One `up`.
 *
 * @param foreseen what a preview has said right before it
 * @returns undefined where the program was killed
 */
export async function up(
  run: DrawnRun,
  project: Project,
  foreseen?: Outcome,
): Promise<Exit | undefined> {
  const { stack, world } = project;
  stack.program = inputsOf(project, run);
  const starts = startsFromNow(world.simulator);
  const exit = await (run.hold
    ? startingNothing(project, () => upMeanwhile(run, project))
    : upMeanwhile(run, project));
  if (exit === undefined) return undefined;
  if (exit.outcome.isPartial || hasRolledThis(project)) project.known.add(project.version);
  checkExit(exit, run, project);
  if (foreseen !== undefined && isUndisturbed(run))
    checkAgainstPreview(foreseen, { outcome: exit.outcome, starts: starts() });
  return exit;
}

/** Whether Pulumi knows a refresh to the version that is wanted now. */
function hasRolledThis({ stack, version }: Project): boolean {
  const rolled = stack.state?.outputs["launchTemplate"] as { version?: unknown } | undefined;
  return String(rolled?.version) === String(version);
}
