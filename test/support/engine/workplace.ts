/** The folder that a test's stack lives in: program, engine home and state; usually inside the checkout, where packages are found. */
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { ConfigValue } from "@pulumi/pulumi/automation";
import {
  LocalWorkspace,
  PulumiCommand,
  type ConfigMap,
  type LocalWorkspaceOptions,
  type Stack,
} from "@pulumi/pulumi/automation";
import { offlineEngine } from "../../../tools/offline-engine/index";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { shareNoConnections } from "./connections";

export interface Workplace {
  readonly directory: string;
  readonly stack: Stack;
  /** Removes the locks of CLIs that were killed. */
  readonly unlock: () => Promise<void>;
}

const stackName = "test";

shareNoConnections();

export interface StackOptions {
  /** A function that runs in the test's process, or a folder with a Pulumi program, which is copied. */
  readonly program: PulumiFn | { readonly folder: string };
  /** The simulator's address. */
  readonly endpoint: string;
  /** Stack configuration, as in `{ "aws:region": "eu-west-1" }`. */
  readonly config?: Readonly<Record<string, string>>;
  /** Environment variables for the CLI and everything it starts. */
  readonly env?: Readonly<Record<string, string>>;
  /** The folder to make the stack's folder in. @default one inside the checkout, whose packages the program then finds */
  readonly parent?: string;
}

/** Makes the folder, gets the CLI, and creates an empty stack. */
export async function createWorkplace(options: StackOptions): Promise<Workplace> {
  const { parent = resolve(__dirname, "../../../.cache/engine") } = options;
  await mkdir(parent, { recursive: true });
  const directory = await mkdtemp(join(parent, "stack-"));
  try {
    return await furnish(options, directory);
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

async function furnish(options: StackOptions, directory: string): Promise<Workplace> {
  const { endpoint } = options;
  const engine = await offlineEngine({ directory, endpoint, cli: await findCli() });
  const pulumiCommand = await findCommand(engine.cliRoot);
  const { pulumiHome } = engine;
  // What a run says must not depend on whether somebody starts the tests at a terminal.
  const envVars = { ...engine.env, CI: "true", ...options.env };
  const stack = await createStack(options, directory, { pulumiCommand, pulumiHome, envVars });
  // After each run the Automation API starts the CLI once more for the stack's history, which no test reads.
  stack.info = () => Promise.resolve(undefined);
  if (options.config) await stack.setAllConfig(toConfigMap(options.config));
  return {
    directory,
    stack,
    unlock: () => rm(join(directory, "state/.pulumi/locks"), { recursive: true, force: true }),
  };
}

/** Each asks the CLI for its version, which is the same for every stack of this process. */
const findCli = once(async () => {
  const { getPulumi } = await import("../../../tools/pulumi-cli/get-pulumi.mjs");
  return getPulumi();
});
const findCommand = once((root: string) => PulumiCommand.get({ root }));

function once<Args extends readonly unknown[], Found>(
  find: (...args: Args) => Promise<Found>,
): (...args: Args) => Promise<Found> {
  let found: Promise<Found> | undefined;
  return (...args) => (found ??= find(...args));
}

async function createStack(
  { program }: StackOptions,
  directory: string,
  options: LocalWorkspaceOptions,
): Promise<Stack> {
  const workDir = join(directory, "program");
  if (typeof program === "function") {
    await mkdir(workDir);
    const projectName = "test";
    return LocalWorkspace.createStack({ stackName, projectName, program }, { ...options, workDir });
  }
  const isOwn = (path: string): boolean => !["node_modules", "dist"].includes(basename(path));
  await cp(program.folder, workDir, { recursive: true, filter: isOwn });
  return LocalWorkspace.createStack({ stackName, workDir }, options);
}

/** Plain values as the Automation API takes them. */
/** Values by key; a secret one says so. */
export type Configuration = Readonly<Record<string, string | Readonly<ConfigValue>>>;

export function toConfigMap(config: Configuration): ConfigMap {
  const entries = Object.entries(config).map(([key, given]): [string, ConfigValue] => [
    key,
    typeof given === "string" ? { value: given } : given,
  ]);
  return Object.fromEntries(entries);
}
