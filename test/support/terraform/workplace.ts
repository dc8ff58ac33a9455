/** The real terraform in a folder of its own, with our provider's real process, against a simulator. */
import { spawn, type ChildProcess } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  offlineTerraform,
  type OfflineTerraformOptions,
} from "../../../tools/terraform-aws/offline-terraform";

export interface WorkplaceOptions {
  /** The simulator's address. */
  readonly endpoint: string;
  /** Environment variables for terraform and everything that it starts. */
  readonly env?: Readonly<Record<string, string>>;
  /** How Terraform finds the plugins. @default "dev_overrides" */
  readonly installation?: OfflineTerraformOptions["installation"];
}

export interface Ran {
  readonly code: number | null;
  /** What was printed, without colours: both streams as a person sees them. */
  readonly text: string;
  readonly stdout: string;
}

/** A command that runs. */
export interface Running {
  readonly ended: Promise<Ran>;
  readonly process: ChildProcess;
  /** Resolves when the output has it. Rejects when the command ends without. */
  readonly says: (pattern: RegExp) => Promise<void>;
}

export interface Terraform {
  readonly directory: string;
  /** Writes `main.tf`. */
  readonly write: (configuration: string) => Promise<void>;
  readonly run: (...args: readonly string[]) => Promise<Ran>;
  readonly start: (...args: readonly string[]) => Running;
  readonly apply: (...args: readonly string[]) => Promise<Ran>;
  readonly plan: (...args: readonly string[]) => Promise<Ran>;
  readonly destroy: (...args: readonly string[]) => Promise<Ran>;
  /** The attributes of a resource in the state; undefined when it is not there. */
  readonly attributes: (address: string) => Promise<Attributes | undefined>;
  /** Whether a resource in the state is to be replaced. */
  readonly isTainted: (address: string) => Promise<boolean>;
}

export type Attributes = Readonly<Record<string, unknown>>;

const parent = resolve(__dirname, "../../../.cache/terraform/work");

/** Why the tests of this layer cannot run here; undefined when they can. */
export async function reasonToSkip(): Promise<string | undefined> {
  const { findTerraform } = await import("../../../tools/terraform-aws/find-terraform.mjs");
  return findTerraform() === undefined ? "neither terraform nor tofu is on PATH" : undefined;
}

/** Runs the body with a Terraform of its own. Whatever happens, no process and no file is left. */
export async function withTerraform(
  options: WorkplaceOptions,
  body: (terraform: Terraform) => Promise<void>,
): Promise<void> {
  const { findTerraform } = await import("../../../tools/terraform-aws/find-terraform.mjs");
  const { buildPlugins } = await import("../../../tools/terraform-aws/build-plugins.mjs");
  const binary = findTerraform();
  if (binary === undefined) throw new Error("Neither terraform nor tofu is on PATH.");
  await mkdir(parent, { recursive: true });
  const directory = await mkdtemp(join(parent, "run-"));
  const running = new Set<Running>();
  try {
    const plugins = await buildPlugins();
    const { endpoint, installation = "dev_overrides" } = options;
    const own = await offlineTerraform({ directory, endpoint, plugins, installation });
    const env = { ...process.env, ...own, ...options.env };
    await body(
      createTerraform(directory, (args) => {
        const command = startCommand([binary, ...args], { cwd: directory, env });
        running.add(command);
        void command.ended.then(() => running.delete(command));
        return command;
      }),
    );
  } finally {
    for (const { process: child, ended } of running) {
      child.kill("SIGKILL");
      await ended;
    }
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Copies a folder with a configuration to where Terraform runs. */
export async function copyConfiguration(folder: string, { directory }: Terraform): Promise<void> {
  await cp(folder, directory, { recursive: true });
}

type Start = (args: readonly string[]) => Running;

function createTerraform(directory: string, start: Start): Terraform {
  const run = (...args: readonly string[]): Promise<Ran> => start(args).ended;
  const find = async (address: string): Promise<SavedInstance | undefined> => {
    const state = await readState(directory);
    const [type = "", name = ""] = address.split(".");
    return state.resources.find((saved) => saved.type === type && saved.name === name)
      ?.instances[0];
  };
  return {
    directory,
    write: (configuration) => writeFile(join(directory, "main.tf"), configuration),
    run,
    start: (...args) => start(args),
    apply: (...args) => run("apply", "-auto-approve", "-no-color", ...args),
    plan: (...args) => run("plan", "-no-color", ...args),
    destroy: (...args) => run("destroy", "-auto-approve", "-no-color", ...args),
    attributes: async (address) => (await find(address))?.attributes,
    isTainted: async (address) => (await find(address))?.status === "tainted",
  };
}

interface SavedInstance {
  readonly status?: string;
  readonly attributes: Attributes;
}

interface SavedState {
  readonly resources: readonly {
    readonly type: string;
    readonly name: string;
    readonly instances: readonly SavedInstance[];
  }[];
}

async function readState(directory: string): Promise<SavedState> {
  const text = await readFile(join(directory, "terraform.tfstate"), "utf8").catch(() => "");
  return text === "" ? { resources: [] } : (JSON.parse(text) as SavedState);
}

function startCommand(
  [binary = "", ...args]: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Running {
  // A group of its own, so that a signal to the group is what Ctrl-C in a shell is.
  const child = spawn(binary, args, { ...options, detached: true });
  let stdout = "";
  let text = "";
  const waiting = new Set<() => void>();
  const hear = (chunk: string): void => {
    text += chunk;
    for (const check of waiting) check();
  };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    stdout += chunk;
    hear(chunk);
  });
  child.stderr.setEncoding("utf8").on("data", hear);
  const ended = new Promise<Ran>((resolve) => {
    child.on("close", (code) => {
      resolve({ code, text, stdout });
    });
  });
  return {
    process: child,
    ended,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (!pattern.test(text)) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
        void ended.then(() => {
          reject(new Error(`The command ended without saying ${String(pattern)}:\n${text}`));
        });
      }),
  };
}
