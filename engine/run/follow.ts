/** Follows our refresh to its end, and applies the stop policy if the wait ends before the refresh. */
import * as errors from "./errors/ending";
import { renderSeconds } from "../values/duration";
import type { Gate, GateFailure } from "../gates/gate";
import { gatesFailed, gatesInterrupted, gatesTimedOut } from "../gates/gate-errors";
import { failFast, renderPermanentErrors } from "./errors/fail-fast";
import type { PermanentLaunchErrors } from "../watch/launch-errors";
import type { StopPolicy } from "../inputs/inputs";
import type { InstanceRefreshError, ErrorContext } from "./errors/instance-refresh-error";
import { isActive, type Snapshot } from "../refresh/snapshot";
import { outcomeOf } from "../refresh/status";
import { stopRefresh, type StoppedRefresh } from "./stop";
import { diagnose, diagnoseWithTimeout } from "../diagnosis/diagnose";
import { createFailFast, combine } from "../watch/fail-fast";
import { createGateRunner, type GateRunner } from "../gates/gate-runner";
import type { Ports } from "./ports";
import { createStallWatch } from "../watch/stall";
import { pollUntilEnd, type PollEnd } from "../watch/poll";

export interface FollowOptions {
  readonly errorContext: ErrorContext;
  readonly refresh: Snapshot;
  readonly deadline?: number;
  /** Seconds from the start of the run to the deadline, for the message. */
  readonly timeoutSeconds?: number;
  readonly onTimeout: StopPolicy;
  readonly onInterrupt: StopPolicy;
  /** What to do when no launch can succeed. Absent: wait until AWS gives up. */
  readonly onFailFast?: StopPolicy | undefined;
  /** Whether an earlier run started the refresh: the cause of earlier failures may be fixed. @default false */
  readonly isResumed?: boolean;
  /** @default none */
  readonly gates?: readonly Gate[];
  /** @default "cancel" */
  readonly onGateFailure?: StopPolicy;
}

/** The last snapshot, and the error unless it is a success. */
export interface Followed {
  readonly refresh: Snapshot;
  readonly error?: InstanceRefreshError;
}

export async function follow(options: FollowOptions, ports: Ports): Promise<Followed> {
  const { errorContext, refresh, deadline, onFailFast } = options;
  const { autoScalingGroupName } = errorContext;
  const gateRunner = createGateRunner(options, ports);
  const means = { gateRunner, ports };
  const canAbort = onFailFast !== undefined;
  const abortCondition = combine(
    gateRunner.abortCondition,
    createFailFast({ ...options, canAbort }, ports),
    createStallWatch(errorContext, ports),
  );
  if (!isActive(refresh)) return finalOutcome(options, refresh, means);
  const end = await pollUntilEnd(
    {
      autoScalingGroupName,
      refresh,
      abortCondition,
      observe: ports.observe,
      ...(deadline !== undefined && { deadline }),
    },
    ports,
  );
  switch (end.kind) {
    case "ended":
      return finalOutcome(options, end.refresh, means);
    case "aborted":
      return end.reason.kind === "permanentErrors"
        ? afterPermanentErrors(
            options,
            { refresh: end.refresh, permanentErrors: end.reason.permanentErrors },
            means,
          )
        : afterGates(options, { refresh: end.refresh, failures: end.reason.failures }, ports);
    case "timedOut":
      return afterTimeout(options, end, means);
    case "interrupted":
      return afterInterrupt(options, end.refresh, means);
    case "vanished":
    case "watchingStopped":
      return { refresh: end.refresh, error: describeLast(options.errorContext, end) };
  }
}

function describeLast(
  errorContext: ErrorContext,
  end: Extract<PollEnd, { kind: "vanished" | "watchingStopped" }>,
): InstanceRefreshError {
  return end.kind === "vanished"
    ? errors.refreshVanished(errorContext, end.refresh)
    : errors.watchingStopped(errorContext, end.refresh, end.fault);
}

/** The launches cannot succeed. A diagnosis made now explains the end. */
async function afterPermanentErrors(
  options: FollowOptions,
  {
    refresh,
    permanentErrors,
  }: { readonly refresh: Snapshot; readonly permanentErrors: PermanentLaunchErrors },
  means: Means,
): Promise<Followed> {
  const { ports } = means;
  const { errorContext, onFailFast: policy = "cancel" } = options;
  ports.reporter.note(`${renderPermanentErrors(permanentErrors)}; onFailFast: ${policy}`);
  const { autoScalingGroupName } = errorContext;
  const isStopping = policy !== "leave";
  const willRollBack = policy === "rollback";
  const diagnosis = await diagnose({ errorContext, refresh, isStopping, willRollBack }, ports);
  const result = await stopRefresh({ autoScalingGroupName, refresh, policy }, ports);
  const last = await waitUntilTerminal(errorContext, result, ports);
  if (outcomeOf(last) === "succeeded") return waitThroughGates(options, last, means);
  const { stopped } = result;
  return {
    refresh: last,
    error: failFast(errorContext, last, { permanentErrors, stopped, diagnosis }),
  };
}

/** A gate failed: the new version is not good enough. */
async function afterGates(
  { errorContext, onGateFailure = "cancel" }: FollowOptions,
  { refresh, failures }: { readonly refresh: Snapshot; readonly failures: readonly GateFailure[] },
  ports: Ports,
): Promise<Followed> {
  const { autoScalingGroupName } = errorContext;
  // A broken gate shows nothing about the new version, so it must not cause a rollback.
  const policy = failures.every(({ isBroken }) => isBroken) ? "leave" : onGateFailure;
  const result = await stopRefresh(
    { autoScalingGroupName, refresh, policy, whenIrreversible: "cancel" },
    ports,
  );
  const last = await waitUntilTerminal(errorContext, result, ports);
  const { stopped } = result;
  return { refresh: last, error: gatesFailed(errorContext, last, { failures, stopped }) };
}

async function afterTimeout(
  options: FollowOptions,
  { refresh, fault: unseen }: Extract<PollEnd, { kind: "timedOut" }>,
  means: Means,
): Promise<Followed> {
  const { gateRunner, ports } = means;
  const { errorContext, onTimeout: policy, timeoutSeconds: seconds = 0 } = options;
  const { autoScalingGroupName } = errorContext;
  if (policy !== "leave") {
    ports.reporter.note(`timed out after ${renderSeconds(seconds)}; onTimeout: ${policy}`);
  }
  const diagnosis = await diagnose({ errorContext, refresh }, ports);
  const result = await stopRefresh({ autoScalingGroupName, refresh, policy }, ports);
  const { stopped } = result;
  if (stopped.isRollingBack === true && isActive(result.refresh)) {
    ports.reporter.note("AWS is already rolling it back; waiting for the end of that");
  }
  const last = await waitUntilTerminal(errorContext, result, ports);
  if (outcomeOf(last) === "succeeded") return waitThroughGates(options, last, means);
  const details = {
    seconds,
    at: refresh,
    stopped,
    diagnosis,
    unseen,
    gates: gateRunner.pending(),
  };
  return { refresh: last, error: errors.waitTimeout(errorContext, last, details) };
}

/** Waits for the end of a cancellation or rollback: until then the state of the fleet is unknown. */
async function waitUntilTerminal(
  errorContext: ErrorContext,
  { stopped, refresh }: StoppedRefresh,
  ports: Ports,
): Promise<Snapshot> {
  const isLeft = stopped.policy === "leave" || stopped.fault !== undefined;
  if (isLeft || !isActive(refresh)) return refresh;
  const { autoScalingGroupName } = errorContext;
  const abortCondition = createStallWatch(errorContext, ports);
  const { observe } = ports;
  return (await pollUntilEnd({ autoScalingGroupName, refresh, abortCondition, observe }, ports))
    .refresh;
}

/** After Ctrl-C there is time for one call and one poll, not for another wait. */
async function afterInterrupt(
  options: FollowOptions,
  refresh: Snapshot,
  means: Means,
): Promise<Followed> {
  const { ports } = means;
  const { errorContext, onInterrupt: policy } = options;
  const { autoScalingGroupName } = errorContext;
  const [result, diagnosis] = await Promise.all([
    stopRefresh({ autoScalingGroupName, refresh, policy }, ports),
    diagnoseWithTimeout({ errorContext, refresh }, ports),
  ]);
  const { stopped, refresh: last } = result;
  if (outcomeOf(last) === "succeeded") return waitThroughGates(options, last, means);
  return { refresh: last, error: errors.interrupted(errorContext, last, stopped, diagnosis) };
}

/** What the outcome of an ended refresh depends on. */
interface Means {
  readonly gateRunner: GateRunner;
  readonly ports: Ports;
}

/** The outcome of an ended refresh, with its error and diagnosis. A successful one must pass the gates that have not passed yet. */
async function finalOutcome(
  options: FollowOptions,
  refresh: Snapshot,
  means: Means,
): Promise<Followed> {
  const { errorContext } = options;
  if (outcomeOf(refresh) === "succeeded") return waitThroughGates(options, refresh, means);
  const diagnosis = await diagnose({ errorContext, refresh }, means.ports);
  return { refresh, error: errors.endedBadly(errorContext, refresh, diagnosis) };
}

/** A refresh that AWS reports as successful is a success only after its gates have passed. */
async function waitThroughGates(
  { errorContext, timeoutSeconds: seconds = 0 }: FollowOptions,
  refresh: Snapshot,
  { gateRunner }: Means,
): Promise<Followed> {
  const response = await gateRunner.checkBeforeSuccess(refresh);
  switch (response.end) {
    case "passed":
      return { refresh };
    case "failed":
      return { refresh, error: gatesFailed(errorContext, refresh, response) };
    case "timedOut":
      return {
        refresh,
        error: gatesTimedOut(errorContext, refresh, { seconds, failures: response.failures }),
      };
    case "interrupted":
      return { refresh, error: gatesInterrupted(errorContext, refresh) };
  }
}
