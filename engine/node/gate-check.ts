/** Asks a gate's question of the world: an HTTP request, or a program. */
import { execFile } from "node:child_process";
import type { HttpGate, Observation } from "../gates/gate";
import type { Probe } from "../gates/gate-runner";
import { addressOf } from "./address";

/** Milliseconds that one answer may take. */
const patience = 10_000;
/** More of a program's words than this say nothing more. */
const longestWords = 200;

export const probe: Probe = { http, command };

async function http(
  { url, status, bodyMatches }: HttpGate,
  signal: AbortSignal,
): Promise<Observation> {
  try {
    const { url: address, headers } = addressOf(url);
    const answer = await fetch(address, {
      headers,
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    });
    const body = await answer.text();
    if (status === undefined ? !answer.ok : answer.status !== status) {
      return { isGood: false, saw: `status ${answer.status}` };
    }
    const isMatch = bodyMatches === undefined || new RegExp(bodyMatches).test(body);
    return isMatch
      ? { isGood: true, saw: `status ${answer.status}` }
      : {
          isGood: false,
          saw: `status ${answer.status}, but the body does not match ${bodyMatches}`,
        };
  } catch (error) {
    return { isGood: false, saw: wordsOf(error) };
  }
}

function command(
  [file = "", ...args]: readonly string[],
  signal: AbortSignal,
): Promise<Observation> {
  return new Promise((resolve) => {
    execFile(file, args, { signal, timeout: 60_000 }, (error, stdout, stderr) => {
      if (error === null) {
        resolve({ isGood: true, saw: "exit code 0" });
        return;
      }
      const words = `${stderr}${stdout}`.trim().slice(-longestWords);
      const code = typeof error.code === "number" ? `exit code ${error.code}` : error.message;
      resolve({ isGood: false, saw: words === "" ? code : `${code}: ${words}` });
    });
  });
}

/** The cause of a failed fetch says more than "fetch failed". */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
