/** The cost of being there: commands that have nothing to do, with our resources and with as many empty ones. */
import { median } from "../simulator/pace";
import type { Stage } from "./stage";

/** `numbered` is what the README shows; `latest` follows `$Latest`; `own` rolls to whatever the group itself launches. */
export type Kind = "numbered" | "latest" | "own";

export interface Presence {
  readonly kind: Kind;
  readonly resources: number;
  readonly command: "preview" | "up";
  /** Seconds. */
  readonly ours: number;
  readonly empty: number;
  /** Calls to AWS in one command. */
  readonly calls: number;
}

/** Repetitions of each command, in turns; the medians count. */
const repetitions = 5;

/** AWS's time passes with polls; the pauses between them need not be waited for. Only for the first `up`, which is not measured. */
const hurried = { PULUMI_INSTANCE_REFRESH_TIME_SCALE: "500" };

export async function measurePresence(
  stage: Stage,
  kind: Kind,
  resources: number,
): Promise<readonly Presence[]> {
  const stacks = [`${kind}-${resources}`, `empty-${resources}`] as const;
  for (const stack of stacks) await createStack(stage, stack);
  const found: Presence[] = [];
  for (const command of ["preview", "up"] as const) {
    const times: Record<string, number[]> = {};
    const before = stage.simulator.calls().length;
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      for (const stack of stacks) {
        const yes = command === "up" ? ["--yes"] : [];
        (times[stack] ??= []).push(await stage.run([command, "--stack", stack, ...yes]));
      }
    }
    const [ours, empty] = stacks.map((stack) => median(times[stack] ?? []));
    const calls = (stage.simulator.calls().length - before) / repetitions;
    found.push({ kind, resources, command, ours: ours ?? 0, empty: empty ?? 0, calls });
  }
  return found;
}

/** A stack in which everything is as it should be. */
async function createStack(stage: Stage, stack: string): Promise<void> {
  if (await exists(stage, stack)) return;
  await stage.run(["stack", "init", stack]);
  await stage.run(["up", "--yes", "--skip-preview", "--stack", stack], hurried);
}

/** Rolls the fleets of these stacks on to one more version. */
export async function moveOn(stage: Stage, stacks: readonly string[]): Promise<void> {
  const env = { ...hurried, VERSION: await stage.fleets.addVersion() };
  for (const stack of stacks) {
    await stage.run(["up", "--yes", "--skip-preview", "--stack", stack], env);
  }
}

function exists(stage: Stage, stack: string): Promise<boolean> {
  return stage.stateBytes(stack).then(
    () => true,
    () => false,
  );
}

/** Bytes in the state per resource: what a hundred have more than one. */
export async function stateBytesPerResource(stage: Stage, kind: string): Promise<number> {
  const [one, hundred] = [
    await stage.stateBytes(`${kind}-1`),
    await stage.stateBytes(`${kind}-100`),
  ];
  return (hundred - one) / 99;
}
