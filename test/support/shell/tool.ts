/** Runs the shell tool as a person would, against a simulator. */
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { resolve } from "node:path";

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const executable = resolve(__dirname, "../../../engine/bin/instance-refresh.cjs");

export function instanceRefresh(endpoint: string, ...args: readonly string[]): Promise<Run> {
  return instanceRefreshIn({}, endpoint, ...args);
}

/** @param env environment variables besides the usual ones, or instead of them */
export function instanceRefreshIn(
  env: Readonly<Record<string, string>>,
  endpoint: string,
  ...args: readonly string[]
): Promise<Run> {
  return ended(start(env, endpoint, ...args));
}

/** The same on a terminal, where a bar shows the progress. */
export function instanceRefreshOnTerminal(
  endpoint: string,
  ...args: readonly string[]
): Promise<Run> {
  return instanceRefreshIn(onTerminal, endpoint, ...args);
}

/** Presses Ctrl-C as soon as the tool has said something. */
export function interruptedInstanceRefresh(
  endpoint: string,
  ...args: readonly string[]
): Promise<Run> {
  return interrupted(start({}, endpoint, ...args), /./);
}

const onTerminal = { NODE_OPTIONS: `--require ${resolve(__dirname, "on-a-terminal.cjs")}` };

function interrupted(child: ChildProcessWithoutNullStreams, sight: RegExp): Promise<Run> {
  let said = "";
  child.stderr.on("data", (text: Buffer) => {
    const isNew = !sight.test(said);
    said += text.toString();
    if (isNew && sight.test(said)) child.kill("SIGINT");
  });
  return ended(child);
}

function start(
  env: Readonly<Record<string, string>>,
  endpoint: string,
  ...args: readonly string[]
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [executable, ...args, "--endpoint", endpoint], {
    timeout: 60_000, // one that hangs would outlive the test
    env: toolEnvironment(env),
  });
}

/** A person's environment, with keys that the simulator takes. */
export function toolEnvironment(env: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_EC2_METADATA_DISABLED: "true",
    PULUMI_INSTANCE_REFRESH_TIME_SCALE: "1000",
    ...env,
  };
}

function ended(child: ChildProcessWithoutNullStreams): Promise<Run> {
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (text: Buffer) => (stdout += text.toString()));
  child.stderr.on("data", (text: Buffer) => (stderr += text.toString()));
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (code) => {
      done({ code, stdout, stderr });
    });
  });
}
