/** A simulator in a process of its own, so that what this process holds is the provider's alone. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

export interface RemoteSimulator {
  readonly url: string;
  readonly advance: (seconds: number) => Promise<void>;
}

/** Runs the body with a simulator whose clock is virtual, and ends it in any case. */
export async function withRemoteSimulator(
  body: (simulator: RemoteSimulator) => Promise<void>,
): Promise<void> {
  const command = resolve(__dirname, "../../simulator/cli.ts");
  const options = ["--port", "0", "--clock", "virtual"];
  const child = spawn(process.execPath, ["--require", "tsx/cjs", command, ...options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const url = await addressOf(child);
    await body({ url, advance: (seconds) => advance(url, seconds) });
  } finally {
    if (child.exitCode === null) {
      child.kill("SIGKILL");
      await once(child, "close");
    }
  }
}

/** The first line that a simulator prints is `listening on URL`. */
async function addressOf({ stdout }: ChildProcess): Promise<string> {
  let said = "";
  for await (const chunk of stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    said += String(chunk);
    const url = /^listening on (\S+)\n/.exec(said)?.[1];
    if (url !== undefined) {
      stdout?.resume();
      return url;
    }
  }
  throw new Error(`The simulator has ended. It said: ${said}`);
}

async function advance(url: string, seconds: number): Promise<void> {
  const body = JSON.stringify({ seconds });
  const answer = await fetch(`${url}/_simulator/advance`, { method: "POST", body });
  const said = await answer.text();
  if (!answer.ok) throw new Error(`The simulator's clock did not move: ${said}`);
}
