// Runs a command in the checkout, on the Node and with the tools that the checkout has installed.
import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const checkout = join(dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * Runs a command to its end. Ctrl-C goes to everything in the foreground, so the command gets it by itself; it is waited for before
 * this process ends too.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ path?: readonly string[], env?: Record<string, string>, onError?: (text: string) => void }} [options] `path`
 *   are folders to look for programs in after the checkout's own; `onError` is told what goes to stderr besides showing it.
 * @returns {Promise<number>} the exit code
 */
export function run(command, args, { path = [], env = {}, onError } = {}) {
  const PATH = [join(checkout, "node_modules/.bin"), ...path, process.env.PATH].join(delimiter);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: checkout,
      env: { ...process.env, ...env, PATH },
      stdio: ["inherit", "inherit", onError ? "pipe" : "inherit"],
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
    child.stderr?.on("data", (text) => {
      process.stderr.write(text);
      onError(`${text}`);
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
