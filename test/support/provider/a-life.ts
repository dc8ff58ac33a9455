/** Leads the life of one resource: a program that is edited, commands, a fleet that changes. Holds each command against what has become of the fleet. */
import assert from "node:assert/strict";
import type { Inputs } from "../../../engine/inputs/inputs";
import { fingerprints } from "../../../engine/inputs/fingerprint";
import type { GroupInstance } from "../../../engine/refresh/group";
import type { Properties } from "../../../engine/run/outputs";
import { savedStateOf } from "../../../engine/decision/saved-state";
import { aStageWith } from "./a-stage";
import { aSteppingGroup, instanceByInstance, type InstanceEnd } from "./instance-by-instance";
import { createStack, type Outcome } from "./miniature-pulumi";
import { createSmallAws } from "./small-aws";

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
  | { readonly kind: "up"; readonly end: InstanceEnd; readonly interruptAt: number | undefined }
  | { readonly kind: "refresh" }
  | { readonly kind: "protect" | "standBy"; readonly instance: number }
  | { readonly kind: "release" }
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
  const course = instanceByInstance();
  const aws = createSmallAws({ group: aSteppingGroup(2), course, templateOf: sameImageInPairs });
  const stack = createStack(aStageWith(aws), inputsOf(first));
  let program = first;
  /** The program that was last carried out, and the refresh that was last found to be settled. */
  let attempted = first;
  let judged: string | undefined;

  const judge = (): void => {
    const { lastSuccess, instanceRefreshId, status } = savedStateOf(stack.state?.outputs ?? {});
    if (lastSuccess === undefined || status !== "Successful" || instanceRefreshId === judged)
      return;
    judged = instanceRefreshId;
    for (const instance of aws.group().instances) isRolled(instance, attempted, course.purposes);
  };
  const up = async (end: InstanceEnd, interruptAtSleep?: number): Promise<Outcome> => {
    course.foretell(String(program.build), end);
    stack.program = inputsOf(program);
    const previewed = stack.state && foretoldBy(await aws.frozen(async () => stack.run("preview")));
    const before = aws.started.length;
    const outcome = await stack.run("up", { interruptAtSleep });
    const isStarted = aws.started.length > before;
    // An error that explains itself has a code, and no other may come out of a run.
    assert.match(outcome.ending, /^\w+$/, outcome.error);
    assert.notEqual(outcome.ending, "replaced");
    if ((outcome.ending === "done" || outcome.isPartial) && !program.hold) attempted = program;
    judge();
    if (previewed !== undefined && end === "well" && interruptAtSleep === undefined) {
      assert.equal(isStarted, /^would (replace|start|cancel|wait)/.test(previewed), previewed);
      if (outcome.exit === "red") assert.doesNotMatch(previewed, /recorded|^no refresh|^nothing/);
    }
    if (program.hold) assert.ok(!isStarted);
    else if (outcome.exit === "green") isDesired(stack.state?.outputs ?? {}, program);
    return outcome;
  };
  const happen = async (event: Event): Promise<void> => {
    const { instances } = aws.group();
    switch (event.kind) {
      case "edit":
        program = { ...program, ...event.edit };
        break;
      case "up":
        await up(event.end, event.interruptAt);
        break;
      case "refresh":
        await stack.run("refresh");
        judge();
        break;
      case "time":
        for (let step = 0; step < event.steps; step += 1) aws.step();
        break;
      case "release":
        for (const { instanceId } of instances)
          aws.changeInstance(instanceId, {
            lifecycleState: "InService",
            protectedFromScaleIn: false,
          });
        break;
      case "protect":
      case "standBy": {
        const { instanceId = "" } = instances[event.instance] ?? {};
        const isProtected = event.kind === "protect";
        const parts = isProtected ? { protectedFromScaleIn: true } : { lifecycleState: "Standby" };
        aws.changeInstance(instanceId, parts);
      }
    }
  };

  for (const event of events) await happen(event);
  await happen({ kind: "release" });
  await happen({ kind: "edit", edit: { hold: false, retryAfterRollback: true } });
  for (let tries = 1; (await up("well")).exit === "red"; tries += 1)
    assert.ok(tries < lastTries, "never green");
  const starts = aws.started.length;
  await up("well");
  assert.equal(aws.started.length, starts, "a fleet that was rolled is rolled again");
}

/** Two versions in a row, 1 and 2 or 3 and 4, have the same image, and differ in their tags. */
function sameImageInPairs(version: string) {
  const imageId = `ami-${Math.ceil(Number(version) / 2)}`;
  return { imageId, data: { imageId, tagSpecifications: version } };
}

function inputsOf({ version, build, hold, verify, ignoresTags, ...program }: Program): Properties {
  const { retryAfterRollback, ...preferences } = program;
  const inputs: Inputs = {
    autoScalingGroupName: "web",
    desiredConfiguration: { launchTemplate: { launchTemplateName: "web", version } },
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

/** What a preview says first: in the lines that stay, or in the row where there are none. */
function foretoldBy({ ending, said }: Outcome): string {
  if (ending === "same") return "nothing";
  const linesOf = (kind: string) =>
    said.filter((line) => line.startsWith(kind)).map((line) => line.slice(kind.length));
  return linesOf("announced: ")[0]?.replace(/^web: /, "") ?? linesOf("progress: ").at(-1) ?? "";
}

/** An instance that a settled refresh has left must run the target and be no older than the triggers, or have a reason. */
function isRolled(instance: GroupInstance, program: Program, purposes: Map<string, string>): void {
  const { instanceId, launchTemplate, lifecycleState, protectedFromScaleIn } = instance;
  const isExcused =
    (lifecycleState === "Standby" && program.standbyInstances !== "Terminate") ||
    (protectedFromScaleIn === true && program.scaleInProtectedInstances === "Ignore");
  if (isExcused && program.verify === "warn") return;
  const version = String(launchTemplate?.version);
  assert.equal(version, String(program.version), `${instanceId} does not run the target`);
  const build = String(program.build);
  assert.equal(
    purposes.get(instanceId) ?? build,
    build,
    `${instanceId} is older than the triggers`,
  );
  purposes.set(instanceId, build);
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
