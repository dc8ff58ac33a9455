/** A program with the package installed as a user has it, the real CLI, and a simulated AWS on the loopback that it calls. */
import { spawn, type ChildProcess } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { startSimulator, type Simulator } from "../../simulator/index";
import { installInto, withTarballs } from "../../test/support/engine/packed";
import { timeMovesWithPolls, type MovingTime } from "../../test/support/engine/time";
import { offlineEngine } from "../../tools/offline-engine/index";
import { furnishFleets, type Fleets } from "./fleets";

export interface Stage {
  readonly fleets: Fleets;
  readonly simulator: Simulator;
  /** Time passes with polls, not with the wall clock. */
  readonly time: MovingTime;
  /** Starts the CLI. */
  readonly start: (args: readonly string[], env?: Environment) => ChildProcess;
  /** Runs the CLI to its end. Throws unless it succeeds. @returns the seconds that it took */
  readonly run: (args: readonly string[], env?: Environment) => Promise<number>;
  /** Bytes of a stack's state on the disk. */
  readonly stateBytes: (stack: string) => Promise<number>;
  /** The folder of the program, with the package in its `node_modules`. */
  readonly program: string;
}

export type Environment = Readonly<Record<string, string>>;

const checkout = resolve(__dirname, "../..");

/** @param groups how many Auto Scaling groups there are */
export async function withStage<Found>(
  groups: number,
  body: (stage: Stage) => Promise<Found>,
): Promise<Found> {
  const { getPulumi } = await import("../../tools/pulumi-cli/get-pulumi.mjs");
  const cli = await getPulumi();
  const parent = join(checkout, ".cache/bench");
  await mkdir(parent, { recursive: true });
  const directory = await mkdtemp(join(parent, "stage-"));
  const simulator = await startSimulator({ clock: "virtual" });
  try {
    const engine = await offlineEngine({ directory, endpoint: simulator.url, cli });
    const program = join(directory, "program");
    await cp(join(__dirname, "program"), program, { recursive: true });
    await withTarballs((tarballs) => installInto(program, tarballs));
    const fleets = await furnishFleets(simulator, groups);
    const time = timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
    const env = { ...engine.env, TEMPLATE: fleets.launchTemplateId };
    return await body({
      fleets,
      simulator,
      time,
      program,
      ...createCli(program, env),
      stateBytes: async (stack) =>
        (await stat(join(directory, "state/.pulumi/stacks/bench", `${stack}.json`))).size,
    });
  } finally {
    await simulator.close();
    await rm(directory, { recursive: true, force: true });
  }
}

function createCli(cwd: string, own: Environment): Pick<Stage, "start" | "run"> {
  const start: Stage["start"] = (args, env = {}) =>
    spawn("pulumi", [...args, "--non-interactive", "--color", "never"], {
      cwd,
      env: { ...process.env, ...own, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
  return {
    start,
    run: async (args, env) => {
      const began = performance.now();
      const { code, said } = await ended(start(args, env));
      if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${code}:\n${said}`);
      return (performance.now() - began) / 1000;
    },
  };
}

/** Waits for a command to end. */
export function ended(
  cli: ChildProcess,
): Promise<{ readonly code: number; readonly said: string }> {
  let said = "";
  const hear = (text: Buffer): void => {
    said += text.toString();
  };
  cli.stdout?.on("data", hear);
  cli.stderr?.on("data", hear);
  return new Promise((resolve, reject) => {
    cli.on("error", reject);
    cli.on("close", (code) => {
      resolve({ code: code ?? -1, said });
    });
  });
}
