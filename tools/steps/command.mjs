// Runs a command in the checkout, on the Node and with the tools that the checkout has installed.
import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const checkout = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** For tests and the demo: Node keeps what it has compiled, so that every further process starts in half the time. */
export const compileCache = { NODE_COMPILE_CACHE: join(checkout, ".cache/compiled") };

/**
 * Runs a command to its end. Ctrl-C goes to everything in the foreground, so the command gets it by itself; it is waited for before
 * this process ends too.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ path?: readonly string[], env?: Record<string, string>, onError?: (text: string) => void,
 *   onOutput?: (text: string) => void }} [options] `path` are folders to look for programs in after the checkout's own;
 *   `onError` gets what goes to stderr besides showing it; `onOutput` gets all output instead of the terminal.
 * @returns {Promise<number>} the exit code
 */
export function run(command, args, { path = [], env = {}, onError, onOutput } = {}) {
  const PATH = [join(checkout, "node_modules/.bin"), ...path, process.env.PATH].join(delimiter);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: checkout,
      env: { ...process.env, ...env, PATH },
      stdio: onOutput
        ? ["ignore", "pipe", "pipe"]
        : ["inherit", "inherit", onError ? "pipe" : "inherit"],
      shell: process.platform === "win32",
    });
    let interrupted = false;
    const wait = () => {
      interrupted = true;
    };
    const pass = (signal) => {
      interrupted = true;
      child.kill(signal);
    };
    process.on("SIGINT", wait).on("SIGTERM", pass);
    child.stdout?.setEncoding("utf8").on("data", onOutput);
    child.stderr?.setEncoding("utf8").on("data", (text) => {
      if (onOutput) return onOutput(text);
      process.stderr.write(text);
      onError(text);
    });
    child.on("error", (error) =>
      reject(error.code === "ENOENT" ? new Error(`${command} is not installed.`) : error),
    );
    child.on("close", (code) => {
      process.off("SIGINT", wait).off("SIGTERM", pass);
      if (interrupted) process.exit(130);
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs every command, also after one has failed.
 *
 * @param {readonly (readonly string[])[]} commands
 * @param {Parameters<typeof run>[2]} [options]
 * @returns {Promise<boolean>} whether all have succeeded
 */
export async function all(commands, options) {
  let passes = true;
  for (const [command, ...args] of commands) {
    if ((await run(command, args, options)) !== 0) passes = false;
  }
  return passes;
}
