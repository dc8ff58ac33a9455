/** Runs a gate's program, and ends it with everything that it has started. */
import { spawn, type ChildProcess } from "node:child_process";
import type { GateObservation } from "../gates/gate";
import { toPlainText } from "../values/plain-text";

export interface GateProgramOptions {
  readonly signal: AbortSignal;
  /** Milliseconds that the program may run. */
  readonly timeoutMilliseconds: number;
  /** Milliseconds between SIGTERM and SIGKILL. */
  readonly graceMilliseconds: number;
}

/** Characters of the program's output that are shown: the end of it. */
const maxOutput = 200;
/** Those that are kept: a cut through an escape sequence must fall before what is shown. */
const maxKept = 10 * maxOutput;
/** Milliseconds for the last output after the exit. A child of the program may hold the pipes open for ever. */
const drain = 200;

/** Resolves with the exit, the timeout or the abort, whichever comes first. A program that ignores signals delays nothing. */
export function runGateProgram(
  [file = "", ...args]: readonly string[],
  { signal, timeoutMilliseconds, graceMilliseconds }: GateProgramOptions,
): Promise<GateObservation> {
  return new Promise((resolve) => {
    // A process group of its own: a signal to the group reaches the children too.
    const child = spawn(file, args, {
      detached: process.platform !== "win32",
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output = (output + text).slice(-maxKept);
      });
    }
    const finish = (observation: GateObservation): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
      resolve(observation);
    };
    const stop = (reason: string): void => {
      endGroup(child, graceMilliseconds);
      finish({ passes: false, observed: withOutput(reason, output) });
    };
    const abort = (): void => {
      stop("interrupted");
    };
    const timer = setTimeout(() => {
      stop(`no exit after ${timeoutMilliseconds / 1000} s`);
    }, timeoutMilliseconds);
    signal.addEventListener("abort", abort, { once: true });
    if (signal.aborted) abort();
    child.on("error", (error) => {
      finish({ passes: false, isBroken: true, observed: notStarted(file, error) });
    });
    child.on("exit", (code, killedBy) => {
      const exit = code === null ? `ended by ${String(killedBy)}` : `exit code ${code}`;
      const report = (): void => {
        const isGood = code === 0;
        finish({ passes: isGood, observed: isGood ? exit : withOutput(exit, output) });
      };
      if (code === 0) report();
      else {
        child.on("close", report);
        setTimeout(report, drain);
      }
    });
  });
}

function notStarted(file: string, error: Error): string {
  const code: unknown = Reflect.get(error, "code");
  return code === "ENOENT"
    ? `the program ${file} was not found`
    : `the program ${file} could not be started: ${toPlainText(error.message)}`;
}

function withOutput(what: string, output: string): string {
  const text = toPlainText(output).trim().slice(-maxOutput);
  return text === "" ? what : `${what}: ${text}`;
}

/** SIGTERM, and SIGKILL to what is left. Where this process ends before, SIGKILL at once: nothing of the gate outlives the run. */
function endGroup(child: ChildProcess, graceMilliseconds: number): void {
  const kill = (): void => {
    signalGroup(child, "SIGKILL");
  };
  signalGroup(child, "SIGTERM");
  process.once("exit", kill);
  setTimeout(() => {
    process.removeListener("exit", kill);
    kill();
  }, graceMilliseconds).unref();
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.unref();
}

/** The group may outlive its first process. */
function signalGroup(child: ChildProcess, name: NodeJS.Signals): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(name);
    else process.kill(-pid, name);
  } catch {
    // The whole group has ended already.
  }
}
