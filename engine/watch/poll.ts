/** Follows one refresh until it has ended, the deadline has passed, the user interrupts, or AWS can no longer be reached. */
import { Fault, isFault, renderFaultClause } from "../run/fault";
import { isWithinRetryTime } from "../run/retryable";
import { isChange, type Change } from "./end-estimate";
import { nextPoll } from "./schedule";
import type { GateFailure } from "../gates/gate";
import type { PermanentLaunchErrors } from "./launch-errors";
import { isActive, type Snapshot } from "../refresh/snapshot";
import { untilAbort } from "../run/until-abort";
import { createProgressReporter, type ProgressReporter } from "./heartbeat";
import type { CallPriority, Ports } from "../run/ports";

export interface PollOptions {
  readonly autoScalingGroupName: string;
  /** The last snapshot of the refresh. */
  readonly refresh: Snapshot;
  /** An instant of the clock at which the wait ends. Absent: only the limits of AWS apply. */
  readonly deadline?: number;
  /** Put before each progress line, for example to name another refresh. */
  readonly prefix?: string;
  /** Called on every change. @default none */
  readonly observe?: (snapshot: Snapshot) => void;
  /** Called after each poll that found the refresh active. */
  readonly abortCondition?: AbortCondition;
}

/** Why the wait ends before the refresh has ended. */
export type AbortReason =
  | { readonly kind: "permanentErrors"; readonly permanentErrors: PermanentLaunchErrors }
  | { readonly kind: "gates"; readonly failures: readonly GateFailure[] };

/** Returns a reason to end the wait, or undefined to continue. */
export type AbortCondition = (poll: Poll) => Promise<AbortReason | undefined>;

/** One poll of an active refresh. */
export interface Poll {
  readonly refresh: Snapshot;
  /** Seconds since a poll last showed a change. */
  readonly unchangedFor: number;
  /** Seconds from the request to the response, including the time in the queue of this process. */
  readonly took: number;
  /** Where an abort condition shows what it found, though it does not abort. @default nowhere */
  readonly progress?: Pick<ProgressReporter, "reportFailedHealthChecks">;
}

/** How the wait ended, and the last snapshot of the refresh. */
export type PollEnd =
  | { readonly kind: "ended"; readonly refresh: Snapshot }
  | { readonly kind: "aborted"; readonly refresh: Snapshot; readonly reason: AbortReason }
  /** With the fault of the last poll, if it failed. */
  | { readonly kind: "timedOut"; readonly refresh: Snapshot; readonly fault?: Fault }
  | { readonly kind: "interrupted"; readonly refresh: Snapshot }
  | { readonly kind: "vanished"; readonly refresh: Snapshot }
  | { readonly kind: "watchingStopped"; readonly refresh: Snapshot; readonly fault: Fault };

/** The state of the loop between polls. Instants are of the clock. */
interface Watch {
  refresh: Snapshot;
  /** The changes that the schedule depends on; in seconds of the clock. */
  readonly changes: Change[];
  describedAt: number;
  /** Seconds that the next poll may be delayed for more urgent calls. */
  maxDelaySeconds: number;
  changedAt: number;
  /** Consecutive failed polls: the time of the first and the fault of the last. */
  failing?: { readonly since: number; readonly fault: Fault };
  /** Consecutive polls in which AWS did not report the refresh: their number and the time of the first. */
  missing?: { readonly since: number; readonly polls: number };
}

/**
 * AWS may not report a new refresh yet, and its responses may contradict each other for a while. A refresh is gone if it is missing for
 * this many polls and milliseconds. If the group is gone, AWS says so.
 */
const missing = { polls: 4, time: 60_000 } as const;

/** Describes, classifies, reports and sleeps until the refresh ends. The last sleep ends at the deadline, and one last poll follows it. */
export async function pollUntilEnd(options: PollOptions, ports: Ports): Promise<PollEnd> {
  const progress = createProgressReporter(ports, options);
  try {
    return await pollWith(progress, options, ports);
  } finally {
    progress.close();
  }
}

async function pollWith(
  progress: ProgressReporter,
  options: PollOptions,
  ports: Ports,
): Promise<PollEnd> {
  const { clock, signal } = ports;
  const now = clock.now();
  const { refresh } = options;
  const watch: Watch = {
    refresh,
    changes: [],
    describedAt: now,
    maxDelaySeconds: 0,
    changedAt: now,
  };
  planPoll(watch, now);
  for (;;) {
    const isLate = options.deadline !== undefined && clock.now() >= options.deadline;
    const priority = isLate ? undefined : { maxDelaySeconds: watch.maxDelaySeconds };
    const end = await untilAbort(poll(watch, { ...options, progress, priority }, ports), signal);
    if (end !== undefined) return end;
    if (isLate && !signal.aborted) return timedOut(watch);
    const pause = sleepUntilNextPoll(watch, options.deadline, clock.now());
    if (!signal.aborted) await clock.sleep(pause, signal);
    if (signal.aborted) return { kind: "interrupted", refresh: watch.refresh };
  }
}

function timedOut({ refresh, failing }: Watch): PollEnd {
  return { kind: "timedOut", refresh, ...(failing && { fault: failing.fault }) };
}

async function poll(
  watch: Watch,
  {
    autoScalingGroupName,
    progress,
    abortCondition,
    observe,
    priority,
  }: PollOptions & {
    readonly progress: ProgressReporter;
    readonly priority: CallPriority | undefined;
  },
  ports: Ports,
): Promise<PollEnd | undefined> {
  const { instanceRefreshId } = watch.refresh;
  const requestedAt = ports.clock.now();
  try {
    const [seen] = await ports.autoScaling.describeRefreshes(
      autoScalingGroupName,
      instanceRefreshId,
      priority,
    );
    const took = (ports.clock.now() - requestedAt) / 1000;
    delete watch.failing;
    if (seen === undefined) return unreported(watch, ports.clock.now());
    delete watch.missing;
    if (progress.report(seen)) watch.changedAt = ports.clock.now();
    if (remember(seen, watch, ports.clock.now())) observe?.(seen);
    if (!isActive(seen)) return { kind: "ended", refresh: seen };
    const unchangedFor = (ports.clock.now() - watch.changedAt) / 1000;
    const reason = await abortCondition?.({ refresh: seen, unchangedFor, took, progress });
    return reason && { kind: "aborted", refresh: seen, reason };
  } catch (error) {
    // The interrupt ended the request, and so it ends the wait.
    if (ports.signal.aborted && isFault(error, "transient")) return undefined;
    return afterFault(error, watch, ports, progress);
  }
}

function unreported(watch: Watch, now: number): PollEnd | undefined {
  const { since = now, polls = 0 } = watch.missing ?? {};
  watch.missing = { since, polls: polls + 1 };
  const isGone = watch.missing.polls >= missing.polls && now - since >= missing.time;
  return isGone ? { kind: "vanished", refresh: watch.refresh } : undefined;
}

/** @returns whether the refresh has changed since the last poll */
function remember(seen: Snapshot, watch: Watch, now: number): boolean {
  const hasChanged = isChange(watch.changes.at(-1)?.snapshot, seen);
  if (hasChanged) {
    watch.changes.push({ after: watch.describedAt / 1000, by: now / 1000, snapshot: seen });
  }
  watch.refresh = seen;
  watch.describedAt = now;
  return hasChanged;
}

function afterFault(
  error: unknown,
  watch: Watch,
  { clock }: Ports,
  progress: ProgressReporter,
): PollEnd | undefined {
  if (isFault(error, "groupNotFound")) return { kind: "vanished", refresh: watch.refresh };
  const fault = isFault(error) ? error : unexpected(error);
  const since = watch.failing?.since ?? clock.now();
  watch.failing = { since, fault };
  const failingFor = (clock.now() - since) / 1000;
  if (!isWithinRetryTime(fault.kind, failingFor)) {
    return { kind: "watchingStopped", refresh: watch.refresh, fault };
  }
  progress.reportProblem(
    `AWS cannot be reached right now (${renderFaultClause(fault)}); the refresh goes on, and so does the wait`,
  );
  return undefined;
}

function unexpected(error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error);
  return new Fault("rejected", {
    call: "DescribeInstanceRefreshes",
    code: "Unexpected",
    message,
    cause: error,
  });
}

/** @returns the milliseconds until the next poll */
function sleepUntilNextPoll(watch: Watch, deadline: number | undefined, now: number): number {
  const delay = planPoll(watch, now);
  return deadline === undefined ? delay : Math.max(0, Math.min(delay, deadline - now));
}

function planPoll(watch: Watch, now: number): number {
  const { changes, refresh } = watch;
  const snapshot = changes.length === 0 ? undefined : refresh;
  const planned = nextPoll({ changes, snapshot, now: now / 1000 });
  watch.maxDelaySeconds = planned.maxDelaySeconds;
  return planned.in * 1000;
}
