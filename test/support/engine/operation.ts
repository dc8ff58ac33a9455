/** One run of the engine: everything it said, waiting for something it says, and ending it the hard ways. */
import type { EngineEvent, OutputMap } from "@pulumi/pulumi/automation";
import { createEventLog } from "./event-log";
import { cliPids, descendantPids, dynamicProviderPids } from "./processes";

/** How a run ended. */
export interface Outcome {
  readonly result: "succeeded" | "failed";
  /** The Automation API's error, where the run failed. Its text holds all the output. */
  readonly error?: Error;
  readonly stdout: string;
  readonly stderr: string;
  /** In the order of the engine. */
  readonly events: readonly EngineEvent[];
  /** How many resources were created, updated, deleted, left the same. Empty where the engine did not come to its end. */
  readonly changes: Readonly<Record<string, number>>;
  /** The stack's outputs after an `up` that succeeded, else none. */
  readonly outputs: OutputMap;
}

/** A run that is under way. */
export interface Operation {
  /** Resolves when the CLI has ended, whatever the result. */
  readonly ended: Promise<Outcome>;
  /** The first event, past or future, that the predicate accepts. Rejects if the run ends without one. */
  readonly event: (accepts: (event: EngineEvent) => boolean) => Promise<EngineEvent>;
  /** The first text of the engine or of a resource, past or future, that matches. Rejects if the run ends without one. */
  readonly says: (text: RegExp) => Promise<string>;
  /** Sends the CLI what Ctrl-C sends. The second one does not wait for running steps. */
  readonly interrupt: () => void;
  /** Ends the CLI at once, as a lost machine would. What it started is on its own, and the stack stays locked. */
  readonly killCli: () => void;
  /** Ends the dynamic provider at once. The CLI lives on. */
  readonly killProvider: () => void;
  /** Ends the CLI and everything it started at one blow, as a lost machine would. The stack stays locked. */
  readonly killAll: () => void;
  /** The dynamic-provider processes of this run. */
  readonly providerPids: () => readonly number[];
  /** Every process of this run, at this moment. */
  readonly pids: () => readonly number[];
  /** Ends every process of this run at once, where it has not ended yet. */
  readonly abandon: () => Promise<void>;
}

/** What a run tells, in the form that the Automation API's `up`, `preview`, `refresh` and `destroy` take. */
export interface Listening {
  readonly onOutput: (text: string) => void;
  readonly onError: (text: string) => void;
  readonly onEvent: (event: EngineEvent) => void;
}

/** Starts a run. `run` is given the callbacks, and resolves with the Automation API's result. */
export function startOperation(run: (listening: Listening) => Promise<object>): Operation {
  const others = cliPids();
  const hearing = createEventLog();
  const cli = (): number => {
    const pid = cliPids().find((candidate) => !others.includes(candidate));
    if (pid === undefined) throw new Error("The CLI of this run is not running.");
    return pid;
  };
  const ended = outcomeOf(run, hearing);
  const pids = (): readonly number[] => [cli(), ...descendantPids(cli())];
  return {
    ended,
    event: hearing.first,
    says: async (text) => textOf(await hearing.first((event) => text.test(textOf(event)))),
    interrupt: () => process.kill(cli(), "SIGINT"),
    killCli: () => process.kill(cli(), "SIGKILL"),
    killProvider: () => {
      for (const pid of dynamicProviderPids(cli())) process.kill(pid, "SIGKILL");
    },
    killAll: () => {
      for (const pid of pids()) kill(pid);
    },
    providerPids: () => dynamicProviderPids(cli()),
    pids,
    abandon: async () => {
      if (cliPids().some((pid) => !others.includes(pid))) {
        for (const pid of pids()) kill(pid);
      }
      await ended;
    },
  };
}

/** What another's death has ended already needs no killing. */
function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

async function outcomeOf(
  run: (listening: Listening) => Promise<object>,
  { hear, end, events }: ReturnType<typeof createEventLog>,
): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  const ending = await run({
    onOutput: (text) => (stdout += text),
    onError: (text) => (stderr += text),
    onEvent: hear,
  }).then(
    (result) => ({ result: "succeeded" as const, outputs: outputsOf(result) }),
    (error: unknown) => ({ result: "failed" as const, outputs: {}, error: toError(error) }),
  );
  end();
  return { ...ending, stdout, stderr, events, changes: changesIn(events) };
}

/** Of the Automation API's results, only that of `up` has outputs. */
function outputsOf(result: { readonly outputs?: OutputMap }): OutputMap {
  return result.outputs ?? {};
}

function changesIn(events: readonly EngineEvent[]): Readonly<Record<string, number>> {
  const summary = events.find((event) => event.summaryEvent)?.summaryEvent;
  return summary ? { ...(summary.resourceChanges as Record<string, number>) } : {};
}

function textOf({ diagnosticEvent, stdoutEvent }: EngineEvent): string {
  return diagnosticEvent?.message ?? stdoutEvent?.message ?? "";
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
