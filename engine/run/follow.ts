/** Follows our refresh to its end, and carries out the user's choice when the wait ends before the refresh does. */
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
  /** Seconds from the beginning of the run to the deadline, for the message. */
  readonly timeoutSeconds?: number;
  readonly onTimeout: StopPolicy;
  readonly onInterrupt: StopPolicy;
  /** What to do when no launch can succeed. Absent: wait until AWS gives up. */
  readonly onFailFast?: StopPolicy | undefined;
  /** Whether the refresh was begun before this run: what failed until now may have been cured. @default false */
  readonly isResumed?: boolean;
  /** @default none */
  readonly gates?: readonly Gate[];
  /** @default "cancel" */
  readonly onGateFailure?: StopPolicy;
}

/** The refresh as it was last seen, and why that is not a success. */
export interface Followed {
  readonly refresh: Snapshot;
  readonly error?: InstanceRefreshError;
}

export async function follow(options: FollowOptions, ports: Ports): Promise<Followed> {
  const { errorContext, refresh, deadline, onFailFast } = options;
  const { autoScalingGroupName } = errorContext;
  const gatekeeper = createGateRunner(options, ports);
  const means = { gatekeeper, ports };
  const canAbort = onFailFast !== undefined;
  const abortCondition = combine(
    gatekeeper.abortCondition,
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
    case "givenUp":
      return end.reason.kind === "hopeless"
        ? afterPermanentErrors(
            options,
            { refresh: end.refresh, hopeless: end.reason.hopeless },
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

/** The launches cannot succeed: what is found out about them now explains the ending. */
async function afterPermanentErrors(
  options: FollowOptions,
  { refresh, hopeless }: { readonly refresh: Snapshot; readonly hopeless: PermanentLaunchErrors },
  means: Means,
): Promise<Followed> {
  const { ports } = means;
  const { errorContext, onFailFast: policy = "cancel" } = options;
  ports.reporter.note(`${renderPermanentErrors(hopeless)}; onFailFast: ${policy}`);
  const { autoScalingGroupName } = errorContext;
  const isGivenUp = policy !== "leave";
  const diagnosis = await diagnose({ errorContext, refresh, isGivenUp }, ports);
  const result = await stopRefresh({ autoScalingGroupName, refresh, policy }, ports);
  const last = await waitUntilTerminal(errorContext, result, ports);
  if (outcomeOf(last) === "succeeded") return waitThroughGates(options, last, means);
  const { stopped } = result;
  return { refresh: last, error: failFast(errorContext, last, { hopeless, stopped, diagnosis }) };
}

/** A gate stayed shut: the new version is not good enough. */
async function afterGates(
  { errorContext, onGateFailure = "cancel" }: FollowOptions,
  { refresh, failures }: { readonly refresh: Snapshot; readonly failures: readonly GateFailure[] },
  ports: Ports,
): Promise<Followed> {
  const { autoScalingGroupName } = errorContext;
  // A gate that cannot be asked says nothing of the new version, so nothing is taken back for it.
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
  const { gatekeeper, ports } = means;
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
    gates: gatekeeper.pending(),
  };
  return { refresh: last, error: errors.waitTimeout(errorContext, last, details) };
}

/** A cancellation or rollback is followed to its own end: until then nobody knows what the fleet runs. */
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

/** After Ctrl-C there is time for one call between two glances, not for another wait. */
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
  readonly gatekeeper: GateRunner;
  readonly ports: Ports;
}

/** A refresh that has ended, with the error that its ending is, explained. A success has to pass the gates that were not asked before. */
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

/** A success of AWS's, which is none of ours before the gates have opened. */
async function waitThroughGates(
  { errorContext, timeoutSeconds: seconds = 0 }: FollowOptions,
  refresh: Snapshot,
  { gatekeeper }: Means,
): Promise<Followed> {
  const answer = await gatekeeper.checkBeforeSuccess(refresh);
  switch (answer.end) {
    case "open":
      return { refresh };
    case "shut":
      return { refresh, error: gatesFailed(errorContext, refresh, answer) };
    case "late":
      return {
        refresh,
        error: gatesTimedOut(errorContext, refresh, { seconds, failures: answer.failures }),
      };
    case "interrupted":
      return { refresh, error: gatesInterrupted(errorContext, refresh) };
  }
}
