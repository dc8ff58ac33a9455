/** Leads the life of one resource: a program that is edited, commands, a fleet that changes. Holds each command against what has become of the fleet. */
import { runtime } from "@pulumi/pulumi";
import assert from "node:assert/strict";
import type { Inputs } from "../../../engine/inputs/inputs";
import { InstanceRefreshError } from "../../../engine/run/errors/instance-refresh-error";
import * as lifecycle from "../../../provider/lifecycle";
import type { Properties } from "../../../engine/run/outputs";
import { fingerprints } from "../../../engine/inputs/fingerprint";
import { PartialFailure } from "../../../provider/run";
import { savedStateOf } from "../../../engine/decision/saved-state";
import { aStageWith } from "./a-stage";
import type { RecordingReporter } from "./recording-reporter";
import { createSteppingAws, type InstanceEnd, type Instance } from "./stepping-aws";

export interface Program {
  readonly version: number;
  readonly build: number;
  readonly hold: boolean;
  readonly verify: "warn" | "strict";
  readonly scaleInProtectedInstances: "Refresh" | "Ignore" | "Wait";
  readonly standbyInstances: "Terminate" | "Ignore" | "Wait";
  readonly ignoresTags: boolean;
  readonly retryAfterRollback: boolean;
}

export type Event =
  | { readonly kind: "edit"; readonly edit: Partial<Program> }
  /** `interruptAt`: the sleep at which Ctrl-C comes. */
  | { readonly kind: "up"; readonly fate: InstanceEnd; readonly interruptAt: number | undefined }
  | { readonly kind: "refresh" }
  | { readonly kind: "protect" | "park"; readonly instance: number }
  | { readonly kind: "free" }
  | { readonly kind: "time"; readonly steps: number };

const first: Program = {
  version: 1,
  build: 1,
  hold: false,
  verify: "warn",
  scaleInProtectedInstances: "Ignore",
  standbyInstances: "Ignore",
  ignoresTags: false,
  retryAfterRollback: false,
};
/** Runs until a program with nothing in its way is green. */
const lastTries = 5;

/** @throws AssertionError at the first command that was not true */
export async function live(events: readonly Event[]): Promise<void> {
  const aws = createSteppingAws(2);
  let program = first;
  let state: Properties | undefined;
  let isUnfinished = false;
  /** The program that was last carried out, and the refresh that was last found to be settled. */
  let attempted = first;
  let judged: string | undefined;

  /** The state that a run has left, and whether Pulumi runs the next in any case. */
  const carriedOut = (outputs: Properties, isDue: boolean): void => {
    if (!program.hold) attempted = program;
    isUnfinished = isDue;
    keep(outputs);
  };
  const keep = (outputs: Properties): void => {
    state = JSON.parse(JSON.stringify(outputs)) as Properties;
    const { lastSuccess, instanceRefreshId, status } = savedStateOf(state);
    if (lastSuccess === undefined || status !== "Successful" || instanceRefreshId === judged)
      return;
    judged = instanceRefreshId;
    for (const instance of aws.instances()) isRolled(instance, attempted);
  };
  const run = async (interruptAt: number | undefined): Promise<"green" | "red"> => {
    const { ports, clock, interrupt } = aStageWith(aws);
    const sleep: typeof clock.sleep = (...given) => {
      if (clock.sleeps.length === interruptAt) interrupt();
      return clock.sleep(...given);
    };
    const connect = () => ({ ...ports, clock: { ...clock, sleep } });
    const inputs = inputsOf(program);
    try {
      if (state === undefined) carriedOut((await lifecycle.create(inputs, connect)).outs, false);
      else if (isUnfinished || (await lifecycle.diff("web", state, inputs, connect)).changes)
        carriedOut((await lifecycle.update("web", state, inputs, connect)).outs, false);
      return "green";
    } catch (error) {
      if (error instanceof PartialFailure) carriedOut(error.properties, true);
      else if (!(error instanceof InstanceRefreshError)) throw error;
      return "red";
    }
  };
  const up = async (fate: InstanceEnd = "well", interruptAt?: number): Promise<"green" | "red"> => {
    aws.foretell(String(program.build), fate);
    const said = state && (await aws.frozen(() => previewed(state ?? {}, program, aws)));
    const before = aws.starts();
    const end = await run(interruptAt);
    const started = aws.starts() - before;
    if (said !== undefined && fate === "well" && interruptAt === undefined) {
      assert.equal(started > 0, /^would (replace|start|cancel|wait)/.test(said), said);
      if (end === "red") assert.doesNotMatch(said, /recorded|^no refresh|^nothing/);
    }
    if (program.hold) assert.equal(started, 0);
    else if (end === "green") isDesired(state ?? {}, program);
    return end;
  };
  const happen = async (event: Event): Promise<void> => {
    switch (event.kind) {
      case "edit":
        program = { ...program, ...event.edit };
        break;
      case "up":
        await up(event.fate, event.interruptAt);
        break;
      case "refresh":
        isUnfinished = false;
        if (state !== undefined)
          keep((await lifecycle.read("web", state, () => aStageWith(aws).ports)).props);
        break;
      case "time":
        for (let step = 0; step < event.steps; step += 1) aws.step();
        break;
      case "free":
        for (const instance of aws.instances()) instance.isOnStandby = instance.isProtected = false;
        break;
      default: {
        const instance = aws.instances()[event.instance];
        if (event.kind === "protect" && instance) instance.isProtected = true;
        if (event.kind === "park" && instance) instance.isOnStandby = true;
      }
    }
  };

  for (const event of events) await happen(event);
  await happen({ kind: "free" });
  await happen({ kind: "edit", edit: { hold: false, retryAfterRollback: true } });
  for (let tries = 1; (await up()) === "red"; tries += 1)
    assert.ok(tries < lastTries, "never green");
  const starts = aws.starts();
  await up();
  assert.equal(aws.starts(), starts, "a fleet that was rolled is rolled again");
}

function inputsOf({ version, build, hold, verify, ignoresTags, ...program }: Program): Properties {
  const { retryAfterRollback, ...preferences } = program;
  const inputs: Inputs = {
    autoScalingGroupName: "web",
    desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-0web", version } },
    triggers: { build },
    preferences,
    verify,
    hold,
    retryAfterRollback,
    failFast: false,
    ...(ignoresTags && { ignoreTemplateFields: ["tagSpecifications"] }),
  };
  return { ...inputs };
}

/** What the row of a preview says last. */
async function previewed(
  state: Properties,
  program: Program,
  aws: ReturnType<typeof createSteppingAws>,
): Promise<string> {
  const { ports, reporter } = aStageWith(aws);
  const inputs = { ...inputsOf(program), __preview: runtime.unknownValue };
  const { changes } = await lifecycle.diff("web", state, inputs, () => ports);
  return changes ? firstLineOf(reporter) : "nothing";
}

/** What a preview says first: in the lines that stay, or in the row where there are none. */
export function firstLineOf({ announced, progressed }: RecordingReporter): string {
  return announced[0]?.replace(/^web: /, "") ?? progressed.at(-1) ?? "";
}

/** An instance that a settled refresh has left must run the target and be no older than the triggers, or have an excuse. */
function isRolled(instance: Instance, program: Program): void {
  const { id, version, startedFor, isOnStandby, isProtected } = instance;
  const isExcused =
    (isOnStandby && program.standbyInstances !== "Terminate") ||
    (isProtected && program.scaleInProtectedInstances === "Ignore");
  if (isExcused && program.verify === "warn") return;
  assert.equal(version, String(program.version), `${id} does not run the target`);
  const build = String(program.build);
  assert.equal(startedFor ?? build, build, `${id} is older than the triggers`);
  instance.startedFor = build;
}

/** What a green run has settled is what the program wants. */
function isDesired(state: Properties, { version, build, ignoresTags }: Program): void {
  const { lastSuccess } = savedStateOf(state);
  const found = Number(lastSuccess?.target.configuration?.launchTemplate?.version);
  const isEquivalent = ignoresTags && Math.ceil(found / 2) === Math.ceil(version / 2);
  assert.ok(found === version || isEquivalent, `green at ${found}, not ${version}`);
  const [fingerprint] = Object.values(lastSuccess?.triggers ?? {});
  assert.equal(fingerprint, fingerprints({ build })["build"]);
}
