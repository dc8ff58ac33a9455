/** A gate: a check that must pass at each checkpoint and before a refresh counts as a success. */
import type { Gate, HttpGate } from "../inputs/inputs";
import { nameOfMetric } from "./metric-gate";

export type { Gate, HttpGate };

/** The result of one check. */
export interface GateObservation {
  readonly passes: boolean;
  /** What was observed, in a few words. */
  readonly observed: string;
  /** Whether the gate itself is broken, for example because its program does not exist. Another try would end the same way. */
  readonly isBroken?: true;
}

/** A gate that did not pass. */
export interface GateFailure {
  readonly gate: string;
  readonly observed: string;
  readonly isBroken?: true;
}

export const gateDefaults = { times: 1, interval: 10, timeout: 300 } as const;

/** The name of a gate in messages. A URL is shown without the parts that may hold a secret: query, user name and password. */
export function nameOf({ name, http, alarms, metric, command }: Gate): string {
  if (name !== undefined) return name;
  if (metric !== undefined) return nameOfMetric(metric);
  if (http !== undefined) return http.url.replace(/[?#].*$/, "").replace(/(?<=:\/\/)[^/]*@/, "");
  return alarms === undefined ? (command ?? []).join(" ") : `alarms ${alarms.join(", ")}`;
}

/** The gates that may need longer than AWS pauses at a checkpoint. AWS continues when the delay is over. */
export function gatesLongerThan(seconds: number, gates: readonly Gate[]): readonly Gate[] {
  return gates.filter(({ timeout = gateDefaults.timeout }) => timeout > seconds);
}
