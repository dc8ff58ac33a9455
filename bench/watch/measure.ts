/** Measures how late each poller sees the ends of all recorded refreshes, and how many calls it takes for that. */
import type { Poller } from "./pollers";
import { replay } from "./replay";
import type { Trace } from "./trace";

export interface Measured {
  readonly name: string;
  /** Seconds. */
  readonly meanLag: number;
  readonly p95Lag: number;
  readonly maxLag: number;
  /** Describe calls per refresh. */
  readonly calls: number;
}

/** Each trace is watched from several instants, so that nobody is lucky with whole seconds. */
const phases = [0, 0.7, 1.4, 2.1, 2.8];

export function measure({ name, schedule }: Poller, traces: readonly Trace[]): Measured {
  const watchings = traces.flatMap((trace) =>
    phases.map((phase) => replay(trace, schedule, phase)),
  );
  const lags = watchings.map(({ lag }) => lag).sort((one, other) => one - other);
  const sum = (values: readonly number[]): number =>
    values.reduce((total, value) => total + value, 0);
  return {
    name,
    meanLag: sum(lags) / lags.length,
    p95Lag: lags[Math.ceil(lags.length * 0.95) - 1] ?? 0,
    maxLag: lags.at(-1) ?? 0,
    calls: sum(watchings.map(({ calls }) => calls)) / watchings.length,
  };
}

/** The pollers that are better in both: they see ends sooner, and with fewer calls. */
export function dominators(ours: Measured, others: readonly Measured[]): readonly string[] {
  return others
    .filter(({ meanLag, calls }) => meanLag < ours.meanLag && calls < ours.calls)
    .map(({ name }) => name);
}
