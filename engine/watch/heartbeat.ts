/** Reports where a refresh stands: on every change, and ever more rarely while nothing changes. */
import {
  progressKey,
  renderProgressRow,
  toProgress,
  type FailedHealthCheckCount,
  type Progress,
} from "../refresh/progress";
import type { Snapshot } from "../refresh/snapshot";
import type { Ports } from "../run/ports";
import { renderSeconds } from "../values/duration";
import { milestoneOf } from "./milestones";

export interface ProgressReporter {
  /** Reports a snapshot if it contains something new. @returns whether the refresh has changed since the last one */
  readonly report: (snapshot: Snapshot) => boolean;
  /** Reports why the refresh cannot be described: at once, and with every heartbeat until it can. */
  readonly reportProblem: (line: string) => void;
  /** Shows which health checks new instances fail, in every row until the status changes. */
  readonly reportFailedHealthChecks: (failed: readonly FailedHealthCheckCount[]) => void;
  /** Ends the heartbeat. */
  readonly close: () => void;
}

export interface ProgressReporterOptions {
  /** The refresh as it was last described. */
  readonly refresh: Snapshot;
  /** Put before each line, for example to name another refresh. A refresh with a prefix has no milestones. */
  readonly prefix?: string | undefined;
}

/**
 * Milliseconds between two heartbeats. The first comes after a minute, and each pause is as long as all before it: CI systems keep
 * every line. Many of them end a job that is silent for ten minutes, so no pause is that long.
 */
const pause = { shortest: 60_000, longest: 480_000 } as const;
/** Milliseconds after which a problem gets a line that stays. */
const lasting = 240_000;

/** Instants are of the clock, in milliseconds. */
interface Reported {
  snapshot: Snapshot;
  key?: string;
  changedAt: number;
  failedHealthChecks?: readonly FailedHealthCheckCount[];
  problem?: { readonly line: string; readonly since: number; readonly isLasting: boolean };
}

export function createProgressReporter(
  ports: Ports,
  { refresh, prefix }: ProgressReporterOptions,
): ProgressReporter {
  const { clock } = ports;
  const begun = clock.now();
  const isFromStart = (refresh.percentageComplete ?? 0) === 0;
  const state: Reported = { snapshot: refresh, changedAt: begun };
  const timer = createTimer(() => {
    if (state.problem !== undefined) repeatProblem(state, ports, prefix);
    else if (state.key !== undefined) showRow(state, ports, prefix);
    return clock.now() - (state.problem?.since ?? state.changedAt);
  }, ports);
  return {
    report: (snapshot) => {
      const before = state.snapshot;
      const key = progressKey(snapshot);
      const isChange = key !== state.key;
      const isNews = isChange || state.problem !== undefined;
      if (isChange) state.changedAt = clock.now();
      delete state.problem;
      if (snapshot.status !== "InProgress") state.failedHealthChecks = [];
      Object.assign(state, { snapshot, key });
      if (!isNews) return false;
      const elapsed = isFromStart ? (clock.now() - begun) / 1000 : undefined;
      const milestone = prefix === undefined ? milestoneOf(before, snapshot, elapsed) : undefined;
      if (milestone === undefined) showRow(state, ports, prefix);
      else ports.reporter.note(milestone);
      timer.restart();
      return isChange;
    },
    reportProblem: (line) => {
      const isFirst = state.problem === undefined;
      state.problem = { since: clock.now(), isLasting: false, ...state.problem, line };
      if (!isFirst) return;
      show(line, state, { ports, prefix });
      timer.restart();
    },
    reportFailedHealthChecks: (failed) => {
      state.failedHealthChecks = failed;
    },
    close: timer.stop,
  };
}

/** Starts a timer that does not depend on the next poll, which may be minutes away. `beat` returns the milliseconds without a line. */
function createTimer(
  beat: () => number,
  { clock }: Ports,
): { readonly restart: () => void; readonly stop: () => void } {
  let cancel = clock.schedule(pause.shortest, next);
  function next(): void {
    const quiet = beat();
    cancel = clock.schedule(Math.min(Math.max(quiet, pause.shortest), pause.longest), next);
  }
  return {
    restart: () => {
      cancel();
      cancel = clock.schedule(pause.shortest, next);
    },
    stop: () => {
      cancel();
    },
  };
}

function repeatProblem(state: Reported, ports: Ports, prefix: string | undefined): void {
  const { problem } = state;
  if (problem === undefined) return;
  const failingFor = ports.clock.now() - problem.since;
  const isLasting = failingFor >= lasting;
  const text = `${problem.line} (for ${renderSeconds(failingFor / 1000)})`;
  state.problem = { ...problem, isLasting };
  if (isLasting && !problem.isLasting) ports.reporter.note(`${prefix ?? ""}${text}`);
  else show(text, state, { ports, prefix });
}

function showRow(state: Reported, ports: Ports, prefix: string | undefined): void {
  show(renderProgressRow(progressOf(state, ports)), state, { ports, prefix });
}

function show(
  text: string,
  state: Reported,
  { ports, prefix = "" }: { readonly ports: Ports; readonly prefix: string | undefined },
): void {
  ports.reporter.progress(prefix + text, {
    ...progressOf(state, ports),
    ...(state.problem && { problem: state.problem.line }),
  });
}

function progressOf(
  { snapshot, changedAt, failedHealthChecks = [] }: Reported,
  { clock }: Ports,
): Progress {
  return {
    ...toProgress(snapshot, (clock.now() - changedAt) / 1000),
    ...(failedHealthChecks.length > 0 && { failedHealthChecks }),
  };
}
