/** Plays a drawn world: runs `up` as the user would, and holds each exit code against the truth. */
import type { Inputs, Preferences } from "../../provider/core/inputs";
import type { Past } from "../../provider/core/roll-reason";
import { pastAfter } from "../../provider/operations/past-after";
import type { Ports } from "../../provider/operations/ports";
import { roll } from "../../provider/operations/roll";
import { withWorld, type World } from "../../test/support/provider/a-world";
import { impatient, Stuck } from "../impatient";
import { insist, protect } from "./by-hand";
import type { DrawnRun, DrawnWorld } from "./draw";
import { activeRefresh, inService, truthOf, type Asked } from "./oracle";

/** What the user's program says now, and what Pulumi has of it. */
interface Stack {
  readonly world: World;
  readonly isStrict: boolean;
  version: number;
  trigger: number;
  toReplace: ReadonlySet<string>;
  editedAt: Date;
  past: Past;
  /** Whether a run has exited with 0 since the last edit: what others do to the fleet after that is drift, which `up` does not look for. */
  isGreen: boolean;
  /** Whether Pulumi knows of a refresh to this version. Of one whose start was lost nobody can tell for which triggers it was. */
  isKnown: boolean;
  /** They change with the next edit: other preferences alone do not roll a fleet, nor change a refresh that runs. */
  preferences: Preferences;
}

/** Milliseconds that one run may take: AWS gives up after an hour, and a run may wait for two refreshes before its own. */
const longest = 8 * 3_600_000;
/** Runs until the misfortunes that are left over have used themselves up. */
const lastTries = 12;

/** @throws Error at the first exit code that is not the truth */
export async function play(drawn: DrawnWorld): Promise<void> {
  await withWorld({ instances: drawn.instances }, async (world) => {
    if (drawn.hasProtected) await protect(world, true);
    const stack: Stack = {
      world,
      isStrict: drawn.isStrict,
      version: 1,
      trigger: 0,
      toReplace: new Set(),
      editedAt: world.simulator.now(),
      past: {},
      isGreen: false,
      isKnown: false,
      preferences: drawn.runs[0]?.preferences ?? {},
    };
    for (const run of drawn.runs) {
      await edit(run, stack);
      world.simulator.addScenario({ rules: run.misfortunes });
      judged(await exitCode(run, stack), stack);
      world.clock.pass(run.pause * 1000);
    }
    if (!ignoresProtected(stack)) await protect(world, false);
    if (!(stack.isStrict && isPartial(stack))) await comesGreen(stack);
  });
}

async function edit({ edit: kind, preferences }: DrawnRun, stack: Stack): Promise<void> {
  if (kind === "trigger") othersAreDone(stack);
  if (kind !== "none") {
    stack.preferences = preferences;
    stack.editedAt = stack.world.simulator.now();
  }
  if (kind === "version") {
    await insist(async () => {
      stack.version = await stack.world.fleet.addVersion();
    });
    stack.toReplace = new Set();
    stack.isKnown = false;
  }
  if (kind === "trigger") {
    stack.trigger += 1;
    // What nobody of ours has rolled yet may stay, if it runs the target already.
    if (stack.isKnown) stack.toReplace = inService(stack.world.simulator);
  }
  if (kind !== "none") stack.isGreen = false;
}

/** AWS cannot tell another's refresh from one that a killed run began for the changed triggers: docs/lifecycle.md says what comes of that. */
function othersAreDone({ world, past }: Stack): void {
  for (;;) {
    const active = activeRefresh(world.simulator);
    if (active === undefined || active === past.instanceRefreshId) return;
    world.clock.pass(60_000);
  }
}

type Exit =
  | { readonly code: 0 }
  | { readonly code: 1; readonly why: string; readonly mayHaveMissedTheEnd: boolean };

async function exitCode(run: DrawnRun, stack: Stack): Promise<Exit> {
  const { clock, ports } = stack.world;
  const interruption = new AbortController();
  let isOver = false;
  const at = (seconds: number | undefined, happening: () => void): void => {
    if (seconds === undefined) return;
    clock.at(clock.now() + seconds * 1000, () => {
      if (!isOver) happening();
    });
  };
  at(run.interruptAfter, () => {
    interruption.abort();
  });
  let resized: Promise<void> = Promise.resolve();
  at(run.resize?.after, () => {
    // A misfortune may hit this call too; then the group stays as it is.
    resized = stack.world.fleet.resize(run.resize?.to ?? 0).catch(() => undefined);
  });
  try {
    return await up(run, stack, {
      ...ports,
      clock: impatient(clock, longest),
      signal: interruption.signal,
    });
  } finally {
    isOver = true;
    await resized;
  }
}

async function up({ policy, timeoutSeconds }: DrawnRun, stack: Stack, ports: Ports): Promise<Exit> {
  const { autoScalingGroupName, launchTemplateId } = stack.world.fleet;
  const { version, preferences } = stack;
  const inputs: Inputs = {
    autoScalingGroupName,
    desiredConfiguration: { launchTemplate: { launchTemplateId, version } },
    preferences,
    triggers: { deploy: stack.trigger },
    verify: stack.isStrict ? "strict" : "warn",
    onInterrupt: policy,
    onTimeout: policy,
    onFailFast: policy,
    retryAfterRollback: true,
  };
  const scene = { autoScalingGroupName };
  const limit = timeoutSeconds === undefined ? {} : { timeoutSeconds };
  try {
    const rolled = await roll({ inputs, past: stack.past, scene, ...limit }, ports);
    stack.past = pastAfter(rolled, stack.past);
    stack.isKnown ||= rolled.refresh !== undefined;
    return rolled.error === undefined ? { code: 0 } : failed(rolled.error.message, ports);
  } catch (error) {
    if (error instanceof Stuck) throw error;
    return failed(String(error), ports);
  }
}

/** An interrupted run, and one that says that it could not look any more at its time-out, may have missed the end by a moment. */
function failed(why: string, { signal }: Ports): Exit {
  const isBlind = why.includes("timed out") && why.includes("AWS could not be asked any more");
  return { code: 1, why, mayHaveMissedTheEnd: signal.aborted || isBlind };
}

function judged(exit: Exit, stack: Stack): void {
  const { preferences } = stack;
  const asked: Asked = {
    since: stack.editedAt,
    version: String(stack.version),
    toReplace: preferences.skipMatching === true ? new Set() : stack.toReplace,
    ignoresProtected: ignoresProtected(stack),
    isPartial: !stack.isStrict && isPartial(stack),
  };
  const { left, hasSucceeded } = truthOf(stack.world.simulator, asked);
  if (exit.code === 0 && !stack.isGreen && left.length > 0) {
    throw new Error(`False green: ${left.join(", ")} had to be replaced.`);
  }
  // Who lets no match be skipped, strictly, has asked for more than the oracle knows of.
  const mayAskForMore = stack.isStrict && preferences.skipMatching === false;
  const isExcused = exit.code === 1 && (exit.mayHaveMissedTheEnd || mayAskForMore);
  if (exit.code === 1 && !isExcused && left.length === 0 && hasSucceeded) {
    throw new Error(`False red: everything is as it was wanted, and up said: ${exit.why}`);
  }
  stack.isGreen ||= exit.code === 0;
}

function ignoresProtected({ isStrict, preferences }: Stack): boolean {
  return !isStrict && preferences.scaleInProtectedInstances === "Ignore";
}

/** Whether the last checkpoint is below 100 %. */
function isPartial({ preferences }: Stack): boolean {
  return (preferences.checkpointPercentages?.at(-1) ?? 100) < 100;
}

const quiet: DrawnRun = {
  edit: "none",
  preferences: {},
  policy: "leave",
  interruptAfter: undefined,
  timeoutSeconds: undefined,
  resize: undefined,
  misfortunes: [],
  pause: 0,
};

/** With nothing in the way any more, the same program gets there. */
async function comesGreen(stack: Stack): Promise<void> {
  let why = "";
  for (let tries = 0; tries < lastTries; tries += 1) {
    const exit = await exitCode(quiet, stack);
    judged(exit, stack);
    if (exit.code === 0) return;
    why = exit.why;
    stack.world.clock.pass(600_000);
  }
  throw new Error(`Nothing is in the way, and up goes on failing: ${why}`);
}
