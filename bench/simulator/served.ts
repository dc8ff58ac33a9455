/** A server in a process of its own, as its users run it: our simulator, or moto. */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

export interface Served {
  readonly url: string;
  /** Memory that is not swapped out, in bytes. */
  readonly residentBytes: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

const ourBin = resolve(__dirname, "../../simulator/bin/aws-autoscaling-simulator.cjs");

/** Time stands still until it is advanced. */
export function serveOurs(): Promise<Served> {
  return serve(process.execPath, [ourBin, "--port", "0", "--clock", "virtual"]);
}

/** @param bin the programs of a virtual environment that has moto */
export function serveMoto(bin: string): Promise<Served> {
  return serve(join(bin, "moto_server"), ["-H", "127.0.0.1", "-p", "0"]);
}

async function serve(program: string, args: readonly string[]): Promise<Served> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  const url = await addressOf(child, program);
  return {
    url,
    residentBytes: () => residentBytes(child.pid ?? 0),
    stop: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Both say where they listen, in words of their own. What they say later is read and let go. */
function addressOf(child: ChildProcess, program: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (text: Buffer): void => {
      if (said.length < 10_000) said += text.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+/u.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.on("error", reject);
    child.on("exit", () => {
      reject(new Error(`${program} did not start:\n${said}`));
    });
  });
}

async function residentBytes(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout) * 1024;
}
