/** Runs the shell tool on a pseudo-terminal, where Ctrl-C is a key and not a signal of ours. */
import { spawn, spawnSync } from "node:child_process";
import { executable, toolEnvironment } from "./tool";

/** Why a test cannot have a terminal here, if it cannot. */
export const missingTerminal =
  process.platform === "linux" && spawnSync("script", ["--version"]).status === 0
    ? undefined
    : "needs Linux with util-linux's `script`";

export interface TerminalRun {
  readonly code: number | null;
  /** All that the terminal received, with its control sequences. */
  readonly output: string;
}

/** @param press keys to send as soon as the output matches */
export function instanceRefreshOnPty(
  endpoint: string,
  args: readonly string[],
  press?: { readonly when: RegExp; readonly keys: string },
  env: Readonly<Record<string, string>> = {},
): Promise<TerminalRun> {
  const words = [process.execPath, executable, ...args, "--endpoint", endpoint];
  const command = `stty cols 120; exec ${words.map((word) => `'${word}'`).join(" ")}`;
  const { CI: _, ...environment } = toolEnvironment(env);
  const child = spawn("script", ["-qefc", command, "/dev/null"], {
    timeout: 120_000,
    env: environment,
  });
  let output = "";
  let isPressed = false;
  child.stdout.on("data", (text: Buffer) => {
    output += text.toString();
    if (press === undefined || isPressed || !press.when.test(output)) return;
    isPressed = true;
    child.stdin.write(press.keys);
  });
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (code) => {
      done({ code, output });
    });
  });
}
