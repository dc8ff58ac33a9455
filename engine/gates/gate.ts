/** A gate: a question that must have a good answer at each checkpoint and before a refresh counts as a success. */
import type { Gate, HttpGate } from "../inputs/inputs";
import { nameOfMetric } from "./metric-gate";

export type { Gate, HttpGate };

/** One answer. */
export interface GateObservation {
  readonly passes: boolean;
  /** What was seen, in a few words. */
  readonly observed: string;
  /** Whether the gate itself is at fault, for example because its program does not exist: another try would end the same. */
  readonly isBroken?: true;
}

/** A gate that did not open. */
export interface GateFailure {
  readonly gate: string;
  readonly observed: string;
  readonly isBroken?: true;
}

export const gateDefaults = { times: 1, interval: 10, timeout: 300 } as const;

/** What a gate is called. A URL is shown without the parts that may hold a secret: its query, a name and a password. */
export function nameOf({ name, http, alarms, metric, command }: Gate): string {
  if (name !== undefined) return name;
  if (metric !== undefined) return nameOfMetric(metric);
  if (http !== undefined) return http.url.replace(/[?#].*$/, "").replace(/(?<=:\/\/)[^/]*@/, "");
  return alarms === undefined ? (command ?? []).join(" ") : `alarms ${alarms.join(", ")}`;
}

/** Which gates may need longer than AWS pauses at a checkpoint: AWS goes on by itself when the delay is over. */
export function gatesLongerThan(seconds: number, gates: readonly Gate[]): readonly Gate[] {
  return gates.filter(({ timeout = gateDefaults.timeout }) => timeout > seconds);
}
