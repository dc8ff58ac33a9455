/** A stack of the real engine with everything in a folder of its own, which is removed after the test. */
import { rm } from "node:fs/promises";
import type { PulumiFn, Stack } from "@pulumi/pulumi/automation";
import { startOperation, type Listening, type Operation, type Outcome } from "./operation";
import { runOnTerminal, type TerminalRun } from "./terminal";
import {
  createWorkplace,
  toConfigMap,
  type Configuration,
  type StackOptions,
  type Workplace,
} from "./workplace";

export interface EngineStack {
  /** Where the program lies. A test may change it between two runs. */
  readonly directory: string;
  readonly up: (options?: UpOptions) => Promise<Outcome>;
  readonly preview: (options?: RunOptions) => Promise<Outcome>;
  readonly refresh: () => Promise<Outcome>;
  readonly destroy: () => Promise<Outcome>;
  /** Like `up` and the others, without waiting for the end. */
  readonly start: {
    readonly up: (options?: UpOptions) => Operation;
    readonly preview: (options?: RunOptions) => Operation;
    readonly refresh: () => Operation;
    readonly destroy: () => Operation;
  };
  readonly setConfig: (config: Configuration) => Promise<void>;
  /** What the engine has saved. */
  readonly exportState: () => Promise<SavedState>;
  /** Exports what the engine has saved, and imports it with another text. */
  readonly rewriteState: (rewrite: (text: string) => string) => Promise<void>;
  /** Runs the CLI on a terminal of so many columns, as a person does. */
  readonly onTerminal: (columns: number, args: readonly string[]) => Promise<TerminalRun>;
  /** Removes the lock of a CLI that was killed. */
  readonly unlock: () => Promise<void>;
}

export interface RunOptions {
  /** Another inline program than the stack's own. */
  readonly program?: PulumiFn;
  readonly refresh?: boolean;
  /** The file that a preview saves its plan in, and that an update must keep to. */
  readonly plan?: string;
}

export interface UpOptions extends RunOptions {
  /** URNs to replace in any case. */
  readonly replace?: string[];
  readonly continueOnError?: boolean;
}

/** A resource in a stack's state. Secrets are encrypted. */
export interface SavedResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly initErrors?: readonly string[];
  /** Where it is declared, as in `project:///index.ts#12,3`. */
  readonly sourcePosition?: string;
}

export interface SavedState {
  readonly resources: readonly SavedResource[];
  /** Operations whose end the engine never saw. */
  readonly pendingOperations: readonly {
    readonly resource: SavedResource;
    readonly type: string;
  }[];
}

/** Runs the body with a stack of its own. Whatever happens, no process and no file is left. */
export async function withStack(
  options: StackOptions,
  body: (stack: EngineStack) => Promise<void>,
): Promise<void> {
  const workplace = await createWorkplace(options);
  const running = new Set<Operation>();
  const stack = createStack(workplace, running);
  const failures: unknown[] = [];
  const attempt = async (step: () => Promise<unknown>): Promise<void> => {
    await step().catch((error: unknown) => failures.push(error));
  };
  await attempt(() => withinLimit(body(stack)));
  for (const operation of running) await attempt(operation.abandon);
  await attempt(() => destroyWhatFailed(workplace, stack));
  await attempt(() => rm(workplace.directory, { recursive: true, force: true }));
  if (failures.length > 0) throw failures[0];
}

/** Shorter than mocha's own limit for these tests, after which nothing would be cleaned up. */
const LIMIT_SECONDS = 240;

async function withinLimit(body: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    const error = new Error(`The test has not ended after ${LIMIT_SECONDS} seconds.`);
    timer = setTimeout(reject, LIMIT_SECONDS * 1000, error);
  });
  await Promise.race([body, limit]).finally(() => {
    clearTimeout(timer);
  });
}

function createStack({ stack }: Workplace, running: Set<Operation>): EngineStack {
  const start = (run: (listening: Listening) => Promise<object>): Operation => {
    const operation = startOperation(run);
    running.add(operation);
    void operation.ended.then(() => running.delete(operation));
    return operation;
  };
  const starters: EngineStack["start"] = {
    up: (options) => start((listening) => stack.up({ ...options, ...listening })),
    preview: (options) => start((listening) => stack.preview({ ...options, ...listening })),
    refresh: () => start((listening) => stack.refresh(listening)),
    destroy: () => start((listening) => stack.destroy(listening)),
  };
  return {
    directory: stack.workspace.workDir,
    start: starters,
    up: (options) => starters.up(options).ended,
    preview: (options) => starters.preview(options).ended,
    refresh: () => starters.refresh().ended,
    destroy: () => starters.destroy().ended,
    setConfig: (config) => stack.setAllConfig(toConfigMap(config)),
    exportState: () => savedState(stack),
    rewriteState: async (rewrite) => {
      const text = JSON.stringify(await stack.exportStack());
      await stack.importStack(
        JSON.parse(rewrite(text)) as Awaited<ReturnType<Stack["exportStack"]>>,
      );
    },
    onTerminal: (columns, args) => {
      const { workDir, envVars, pulumiHome = "", pulumiCommand } = stack.workspace;
      return runOnTerminal([pulumiCommand.command, ...args, "--stack", stack.name], {
        columns,
        cwd: workDir,
        env: { ...process.env, ...envVars, PULUMI_HOME: pulumiHome, CI: "" },
      });
    },
    unlock: () => stack.cancel(),
  };
}

/** The part of an exported stack that tests look at, in the engine's own spelling. */
interface Deployment {
  readonly resources?: SavedState["resources"];
  readonly pending_operations?: SavedState["pendingOperations"];
}

async function savedState(stack: Stack): Promise<SavedState> {
  const { deployment } = (await stack.exportStack()) as { readonly deployment: Deployment };
  const { resources = [], pending_operations: pendingOperations = [] } = deployment;
  return { resources, pendingOperations };
}

/**
 * A run that failed leaves what is hardest to destroy: it must be possible from every such state. What succeeded is destroyed by the
 * tests of deletion and of the examples; here it goes with the folder.
 */
async function destroyWhatFailed(workplace: Workplace, stack: EngineStack): Promise<void> {
  await workplace.unlock();
  const { resources, pendingOperations } = await stack.exportState();
  const hasFailed = resources.some(({ initErrors = [] }) => initErrors.length > 0);
  if (!hasFailed && pendingOperations.length === 0) return;
  const { result, error } = await stack.destroy();
  if (result === "failed") throw error ?? new Error("Destroying the stack failed.");
}
