/** Follows one refresh until it has ended, the deadline has passed, the user interrupts, or AWS cannot be asked any more. */
import { Fault, isFault, renderFaultClause } from "../run/fault";
import { isWithinRetryTime } from "../run/retryable";
import { isChange, type Change } from "./end-estimate";
import { nextPoll } from "./schedule";
import type { GateFailure } from "../gates/gate";
import type { PermanentLaunchErrors } from "./launch-errors";
import { isActive, type Snapshot } from "../refresh/snapshot";
import { untilAbort } from "../run/until-abort";
import { createProgressReporter, type ProgressReporter } from "./heartbeat";
import type { Ports } from "../run/ports";

export interface PollOptions {
  readonly autoScalingGroupName: string;
  /** The refresh as it was last seen. */
  readonly refresh: Snapshot;
  /** An instant of the clock after which waiting ends. Absent: AWS's own limits are the only ones. */
  readonly deadline?: number;
  /** Put before each progress line, for example to say whose refresh is waited for. */
  readonly prefix?: string;
  /** Told of every change. @default nobody */
  readonly observe?: (snapshot: Snapshot) => void;
  /** Asked after each look that found the refresh active. */
  readonly abortCondition?: AbortCondition;
}

/** Why a refresh is given up before it has ended. */
export type AbortReason =
  | { readonly kind: "hopeless"; readonly hopeless: PermanentLaunchErrors }
  | { readonly kind: "gates"; readonly failures: readonly GateFailure[] };

/** A reason to give the refresh up ends the wait. */
export type AbortCondition = (look: Poll) => Promise<AbortReason | undefined>;

/** What a look at an active refresh has shown. */
export interface Poll {
  readonly refresh: Snapshot;
  /** Seconds since a look last showed a change. */
  readonly unchangedFor: number;
  /** Seconds from the question to the answer; many where the calls of this process wait for each other. */
  readonly took: number;
  /** Where an abort condition shows what it found, though it does not abort. @default nowhere */
  readonly progress?: Pick<ProgressReporter, "reportFailedHealthChecks">;
}

/** How a wait ended, and the refresh as it was last seen. */
export type PollEnd =
  | { readonly kind: "ended"; readonly refresh: Snapshot }
  | { readonly kind: "givenUp"; readonly refresh: Snapshot; readonly reason: AbortReason }
  /** With the fault for which the last look failed, if it did. */
  | { readonly kind: "timedOut"; readonly refresh: Snapshot; readonly fault?: Fault }
  | { readonly kind: "interrupted"; readonly refresh: Snapshot }
  | { readonly kind: "vanished"; readonly refresh: Snapshot }
  | { readonly kind: "watchingStopped"; readonly refresh: Snapshot; readonly fault: Fault };

/** What the loop remembers between looks. Instants are of the clock. */
interface Watch {
  refresh: Snapshot;
  /** What the schedule goes by; in seconds of the clock. */
  readonly changes: Change[];
  describedAt: number;
  /** Seconds that the next look may be late, for more urgent calls. */
  canWait: number;
  changedAt: number;
  /** The unbroken row of failed looks: when it began, and why the newest failed. */
  failing?: { readonly since: number; readonly fault: Fault };
  /** The unbroken row of looks in which AWS did not report the refresh: how many, and when it began. */
  missing?: { readonly since: number; readonly looks: number };
}

/**
 * A refresh that was just started may not be reported yet, and AWS's answers may disagree for a while. One that is missing for so many
 * looks and so many milliseconds is gone; a group that is gone, AWS says so.
 */
const missing = { looks: 4, time: 60_000 } as const;

/** Looks, judges, tells, sleeps, until there is an end. The last sleep is cut to land at the deadline, and one last look follows it. */
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
  const watch: Watch = { refresh, changes: [], describedAt: now, canWait: 0, changedAt: now };
  planPoll(watch, now);
  for (;;) {
    const isLate = options.deadline !== undefined && clock.now() >= options.deadline;
    const canWait = isLate ? undefined : watch.canWait;
    const end = await untilAbort(poll(watch, { ...options, progress, canWait }, ports), signal);
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
    canWait,
  }: PollOptions & { readonly progress: ProgressReporter; readonly canWait: number | undefined },
  ports: Ports,
): Promise<PollEnd | undefined> {
  const { instanceRefreshId } = watch.refresh;
  const askedAt = ports.clock.now();
  try {
    const [seen] = await ports.autoScaling.describeRefreshes(
      autoScalingGroupName,
      instanceRefreshId,
      canWait,
    );
    const took = (ports.clock.now() - askedAt) / 1000;
    delete watch.failing;
    if (seen === undefined) return unreported(watch, ports.clock.now());
    delete watch.missing;
    if (progress.report(seen)) watch.changedAt = ports.clock.now();
    if (remember(seen, watch, ports.clock.now())) observe?.(seen);
    if (!isActive(seen)) return { kind: "ended", refresh: seen };
    const unchangedFor = (ports.clock.now() - watch.changedAt) / 1000;
    const reason = await abortCondition?.({ refresh: seen, unchangedFor, took, progress });
    return reason && { kind: "givenUp", refresh: seen, reason };
  } catch (error) {
    // The question ended with the interrupt, and so does the wait.
    if (ports.signal.aborted && isFault(error, "transient")) return undefined;
    return afterFault(error, watch, ports, progress);
  }
}

function unreported(watch: Watch, now: number): PollEnd | undefined {
  const { since = now, looks = 0 } = watch.missing ?? {};
  watch.missing = { since, looks: looks + 1 };
  const isGone = watch.missing.looks >= missing.looks && now - since >= missing.time;
  return isGone ? { kind: "vanished", refresh: watch.refresh } : undefined;
}

/** @returns whether the refresh has changed since the last look */
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
    `AWS cannot be asked right now (${renderFaultClause(fault)}); the refresh goes on, and so does watching`,
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

/** @returns the milliseconds until the next look */
function sleepUntilNextPoll(watch: Watch, deadline: number | undefined, now: number): number {
  const delay = planPoll(watch, now);
  return deadline === undefined ? delay : Math.max(0, Math.min(delay, deadline - now));
}

function planPoll(watch: Watch, now: number): number {
  const { changes, refresh } = watch;
  const snapshot = changes.length === 0 ? undefined : refresh;
  const planned = nextPoll({ changes, snapshot, now: now / 1000 });
  watch.canWait = planned.canWait;
  return planned.in * 1000;
}
