/** Asks a gate's question of the world: an HTTP request, or a program. */
import { execFile } from "node:child_process";
import type { HttpGate, GateObservation } from "../gates/gate";
import type { GateCheck } from "../gates/gate-check-port";
import { addressOf } from "./address";

/** Milliseconds that one answer may take. */
const requestTimeout = 10_000;
/** More of a program's words than this say nothing more. */
const maxOutput = 200;

export const gateCheck: GateCheck = { http, command };

async function http(
  { url, status, bodyMatches }: HttpGate,
  signal: AbortSignal,
): Promise<GateObservation> {
  try {
    const { url: address, headers } = addressOf(url);
    const answer = await fetch(address, {
      headers,
      signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeout)]),
    });
    const body = await answer.text();
    if (status === undefined ? !answer.ok : answer.status !== status) {
      return { passes: false, observed: `status ${answer.status}` };
    }
    const isMatch = bodyMatches === undefined || new RegExp(bodyMatches).test(body);
    return isMatch
      ? { passes: true, observed: `status ${answer.status}` }
      : {
          passes: false,
          observed: `status ${answer.status}, but the body does not match ${bodyMatches}`,
        };
  } catch (error) {
    return { passes: false, observed: outputOf(error) };
  }
}

function command(
  [file = "", ...args]: readonly string[],
  signal: AbortSignal,
): Promise<GateObservation> {
  return new Promise((resolve) => {
    execFile(file, args, { signal, timeout: 60_000 }, (error, stdout, stderr) => {
      if (error === null) {
        resolve({ passes: true, observed: "exit code 0" });
        return;
      }
      const words = `${stderr}${stdout}`.trim().slice(-maxOutput);
      const code = typeof error.code === "number" ? `exit code ${error.code}` : error.message;
      resolve({ passes: false, observed: words === "" ? code : `${code}: ${words}` });
    });
  });
}

/** The cause of a failed fetch says more than "fetch failed". */
function outputOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
