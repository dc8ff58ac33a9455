/** Makes the check of a gate: an HTTP request, or a program. */
import type { HttpGate, GateObservation } from "../gates/gate";
import type { GateCheck } from "../gates/gate-check-port";
import { toPlainText } from "../values/plain-text";
import { addressOf } from "./address";
import { hasProgram } from "./find-program";
import { runGateProgram } from "./gate-program";
import { sendRequest } from "./http-request";

/** Milliseconds until a response must arrive. */
const requestTimeout = 10_000;
const programLimits = { timeoutMilliseconds: 60_000, graceMilliseconds: 5_000 } as const;

export const gateCheck: GateCheck = {
  http,
  command,
  hasProgram: (file) => hasProgram(file, process.env),
};

async function http(
  { url, status, bodyMatches }: HttpGate,
  signal: AbortSignal,
): Promise<GateObservation> {
  try {
    const { url: address, headers } = addressOf(url);
    const response = await sendRequest(address, {
      headers,
      signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeout)]),
    });
    const body = await response.text();
    if (status === undefined ? !response.ok : response.status !== status) {
      return { passes: false, observed: `status ${response.status}` };
    }
    const isMatch = bodyMatches === undefined || new RegExp(bodyMatches).test(body);
    return isMatch
      ? { passes: true, observed: `status ${response.status}` }
      : {
          passes: false,
          observed: `status ${response.status}, but the body does not match ${bodyMatches}`,
        };
  } catch (error) {
    return { passes: false, observed: toPlainText(outputOf(error)) };
  }
}

function command(program: readonly string[], signal: AbortSignal): Promise<GateObservation> {
  return runGateProgram(program, { signal, ...programLimits });
}

/** The cause of a failed fetch says more than "fetch failed". */
function outputOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
