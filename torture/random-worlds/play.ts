/** Plays a drawn world: runs what the user would run, and holds each exit code against the truth. */
import { withWorld, type World } from "../../test/support/provider/a-world";
import { mortal } from "../crash-points/mortal";
import { createStack, type Outcome } from "../stack";
import { protect, putBack, setAside } from "./by-hand";
import type { DrawnRun, DrawnWorld } from "./draw";
import { judge, type Exit } from "./judge";
import {
  begunAnew,
  createProject,
  edit,
  ignoresProtected,
  ignoresStandby,
  inputsOf,
  isPartial,
  type Project,
} from "./program";

/** Runs until the misfortunes that are left over have used themselves up. */
const lastTries = 12;

/** @throws Error at the first exit code that is not the truth */
export async function play(drawn: DrawnWorld): Promise<void> {
  await withWorld({ instances: drawn.instances }, async (world) => {
    if (drawn.hasProtected) await protect(world, true);
    if (drawn.hasStandby) await setAside(world);
    const project = createProject(world, createStack(world, {}), drawn);
    for (const run of drawn.runs) {
      await edit(run, project);
      world.simulator.addScenario({ rules: run.misfortunes });
      await before(run, project);
      await up(run, project);
      world.clock.pass(run.pause * 1000);
    }
    if (!ignoresStandby(project)) await putBack(world);
    if (!ignoresProtected(project)) await protect(world, false);
    if (project.isStrict && isPartial(project)) return;
    await comesGreen(project, { ...quiet, before: drawn.refreshes ? "refresh" : "nothing" });
    await staysGreen(project);
  });
}

/** What the user runs before `up`. */
async function before(run: DrawnRun, project: Project): Promise<void> {
  const { stack } = project;
  stack.program = inputsOf(project, run);
  if (run.before === "preview") await preview(project);
  if (run.before === "refresh") await startingNothing(project, () => stack.run("refresh"));
  if (run.before !== "destroy") return;
  const isThere = stack.state !== undefined;
  await startingNothing(project, () => stack.run("destroy"));
  if (isThere && stack.state === undefined) begunAnew(project);
}

/** A preview never fails, whatever the weather. */
async function preview(project: Project): Promise<Outcome> {
  const outcome = await startingNothing(project, () => project.stack.run("preview"));
  if (outcome.exit === "red") throw new Error(`A preview failed: ${outcome.error}`);
  return outcome;
}

async function startingNothing<Ended>(
  { world: { simulator } }: Project,
  run: () => Promise<Ended>,
): Promise<Ended> {
  const made = simulator.calls().length;
  const ended = await run();
  const actions = simulator.calls().slice(made);
  if (actions.some(({ action }) => action === "StartInstanceRefresh"))
    throw new Error("A refresh was started by a command that is to start nothing.");
  return ended;
}

/** One `up`. @returns undefined where the program was killed */
async function up(run: DrawnRun, project: Project): Promise<Exit | undefined> {
  const { stack } = project;
  stack.program = inputsOf(project, run);
  const exit = await (run.hold
    ? startingNothing(project, () => upInTheWorld(run, project))
    : upInTheWorld(run, project));
  if (exit === undefined) return undefined;
  if (exit.outcome.isPartial || hasRolledThis(project)) project.known.add(project.version);
  judge(exit, run, project);
  return exit;
}

/** Runs `up` while the drawn things happen. */
async function upInTheWorld(run: DrawnRun, { world, stack }: Project): Promise<Exit | undefined> {
  const { clock, ports: alive } = world;
  const { killedAt, interruptAfter } = run;
  const began = clock.now();
  const milliseconds = interruptAfter === undefined ? undefined : interruptAfter * 1000;
  const stop = happenMeanwhile(run, world);
  const { ports, death } = mortal(alive, killedAt ?? never);
  const outcome = await Promise.race([
    death.then(() => undefined),
    stack.run("up", { ports, interruptAfter: milliseconds }),
  ]);
  await stop();
  const wasInterrupted = clock.now() >= began + (milliseconds ?? Infinity);
  return outcome && { outcome, wasInterrupted };
}

/** @returns what ends it */
function happenMeanwhile({ resize, asleep }: DrawnRun, world: World): () => Promise<void> {
  const { clock, fleet, simulator } = world;
  const began = clock.now();
  let isOver = false;
  let resized: Promise<void> = Promise.resolve();
  if (resize !== undefined) {
    clock.at(began + resize.after * 1000, () => {
      // A misfortune may hit this call too; then the group stays as it is.
      if (!isOver) resized = fleet.resize(resize.to).catch(() => undefined);
    });
  }
  let hasSlept = asleep === undefined;
  const stop = simulator.onCall({
    before: () => {
      if (hasSlept || asleep === undefined || clock.now() < began + asleep.after * 1000) return;
      hasSlept = true;
      clock.pass(asleep.seconds * 1000);
    },
  });
  return async () => {
    isOver = true;
    stop();
    await resized;
  };
}

const never = { call: Infinity, when: "before" } as const;

/** Whether Pulumi knows a refresh to the version that is wanted now. */
function hasRolledThis({ stack, version }: Project): boolean {
  const rolled = stack.state?.outputs["launchTemplate"] as { version?: unknown } | undefined;
  return String(rolled?.version) === String(version);
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
  misfortunes: [],
  pause: 0,
};

/** With nothing in the way any more, the same program gets there. */
async function comesGreen(project: Project, run: DrawnRun): Promise<void> {
  let why = "";
  for (let tries = 0; tries < lastTries; tries += 1) {
    await before(run, project);
    const exit = await up(run, project);
    if (exit?.outcome.exit === "green") return;
    why = exit?.outcome.error ?? "";
    project.world.clock.pass(600_000);
  }
  throw new Error(`Nothing is in the way, and up goes on failing: ${why}`);
}

/** What is done is not done again, and nothing announces that it would be. */
async function staysGreen(project: Project): Promise<void> {
  const { said } = await preview(project);
  const announced = said.find((line) => line.includes("a refresh would start"));
  if (announced !== undefined) throw new Error(`After a green up a preview says: ${announced}`);
  await startingNothing(project, () => up(quiet, project));
}
