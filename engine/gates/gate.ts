/** A gate: a question that must have a good answer at each checkpoint and before a refresh counts as a success. */
import { nameOfMetric, type MetricGate } from "./metric-gate";

/** Exactly one of `http`, `alarms`, `metric` and `command`. */
export interface Gate {
  /** For messages. @default what it asks */
  readonly name?: string;
  readonly http?: HttpGate;
  /** CloudWatch alarms that must all be OK. Unlike AWS's own alarm specification they are asked at checkpoints only. */
  readonly alarms?: readonly string[];
  /** A CloudWatch metric that must not breach its threshold, so many periods in a row. It needs no alarm. */
  readonly metric?: MetricGate;
  /** A program and its arguments, run without a shell where `pulumi up` runs. It must exit with 0. */
  readonly command?: readonly string[];
  /** Good answers in a row that it takes, 1 to 100. @default 1 */
  readonly times?: number;
  /** Seconds between two questions, 1 to 3600. @default 10 */
  readonly interval?: number;
  /** Seconds until a gate without enough good answers has failed, 1 to 172800. @default 300 */
  readonly timeout?: number;
}

export interface HttpGate {
  readonly url: string;
  /** The status that is wanted, 100 to 599. @default any from 200 to 299 */
  readonly status?: number;
  /** A regular expression that the body must match. */
  readonly bodyMatches?: string;
}

/** One answer. */
export interface GateObservation {
  readonly passes: boolean;
  /** What was seen, in a few words. */
  readonly observed: string;
}

/** A gate that did not open. */
export interface GateFailure {
  readonly gate: string;
  readonly observed: string;
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
