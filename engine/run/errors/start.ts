/** The errors of a roll that ends before a refresh is started: the obstacle, and what to do next. */
import { renderFault, renderFaultClause, renderRetry, type Fault } from "../fault";
import type { InputFailure } from "../../inputs/failure";
import type { Finding } from "../../preflight/facts";
import type { Decision } from "../../decision/decide";
import { renderSubject } from "../../refresh/target";
import { InstanceRefreshError, type ErrorContext } from "./instance-refresh-error";
import { renderProgress } from "../../refresh/progress";
import type { Snapshot } from "../../refresh/snapshot";

export function groupNotFound(errorContext: ErrorContext, cause?: unknown): InstanceRefreshError {
  const { autoScalingGroupName, region } = errorContext;
  const where = region === undefined ? "" : ` in ${region}`;
  return new InstanceRefreshError(
    "GroupNotFound",
    `Rolling ${autoScalingGroupName}: there is no Auto Scaling group of this name${where}. ${nothingStarted(errorContext)} ` +
      "Check autoScalingGroupName, and the region and account that the program runs against.",
    { cause },
  );
}

/** A later version of this package has saved a state that cannot be read and must not be overwritten. */
export function stateTooNew(
  { autoScalingGroupName }: ErrorContext,
  { found, known }: { readonly found: number; readonly known: number },
): InstanceRefreshError {
  return new InstanceRefreshError(
    "StateTooNew",
    `Reading the saved state of ${autoScalingGroupName}: a later version of InstanceRefresh has written it ` +
      `(format ${found}; this one reads formats 1 to ${known}). Nothing was started, and the state is as it was. ` +
      "Install that version, or a later one.",
  );
}

export function refreshInProgress(
  errorContext: ErrorContext,
  other: Snapshot,
): InstanceRefreshError {
  return new InstanceRefreshError(
    "RefreshInProgress",
    `Starting an instance refresh of ${errorContext.autoScalingGroupName}: another one (${other.instanceRefreshId}) is active, ` +
      `${renderProgress(other)}. ${nothingStarted(errorContext)} Run \`pulumi up\` again when it has ended, ` +
      'or choose onConflict: "wait" or "supersede".',
  );
}

export function interruptedBeforeStart(errorContext: ErrorContext): InstanceRefreshError {
  const { autoScalingGroupName, lostStart } = errorContext;
  return new InstanceRefreshError(
    lostStart === undefined ? "Interrupted" : "StartUnknown",
    `Rolling ${autoScalingGroupName}: interrupted. ${nothingStarted(errorContext)} Run \`pulumi up\` again.`,
  );
}

/** On hold, the group would continue to launch from a template that the program no longer names. */
export function holdRefused(
  errorContext: ErrorContext,
  { from, to }: Extract<Decision, { act: "refuseHold" }>,
): InstanceRefreshError {
  return new InstanceRefreshError(
    "HoldRefused",
    `Rolling ${errorContext.autoScalingGroupName}: hold is set, and the program names another launch template (${renderSubject(to)}) ` +
      `than the group launches from (${renderSubject(from)}). If this update deletes ${renderSubject(from)}, the group can launch no instance. ` +
      `${nothingStarted(errorContext)} Remove hold, so that the group moves first, or keep the old template until then: on hold, change its version only.`,
  );
}

/** AWS cannot be reached, or refuses a request that a roll needs before it can start. */
export function callFailed(errorContext: ErrorContext, fault: Fault): InstanceRefreshError {
  return new InstanceRefreshError(
    errorContext.lostStart === undefined ? "CallFailed" : "StartUnknown",
    `Rolling ${errorContext.autoScalingGroupName}: ${renderFault(fault)} ${nothingStarted(errorContext)} ${renderRetry(fault, "up")}`,
    { cause: fault },
  );
}

const nothingOfOurs = "Nothing of ours was started.";

/** Inputs that are invalid whatever the state in AWS. */
export function inputsRefused(
  errorContext: ErrorContext,
  failures: readonly InputFailure[],
): InstanceRefreshError {
  return new InstanceRefreshError(
    "InvalidInputs",
    `Rolling ${errorContext.autoScalingGroupName}: ${failures.length === 1 ? "an input is" : `${failures.length} inputs are`} wrong. ${nothingStarted(errorContext)}` +
      failures.map(({ property, reason }) => `\n  - ${property} ${reason}`).join(""),
  );
}

function nothingStarted({ lostStart }: ErrorContext, usually = "Nothing was started."): string {
  return lostStart === undefined
    ? usually
    : `No response came to an earlier start (${renderFaultClause(lostStart)}), so a refresh may be running: the next run searches for it before it starts one.`;
}

/** How the wait for a conflicting refresh has ended. */
export interface ConflictWait {
  /** The last snapshot. */
  readonly other: Snapshot;
  /** Whether it was cancelled, or only waited for. */
  readonly isCancelled: boolean;
  /** Why the wait ended before the refresh. A fault: AWS could no longer be reached. */
  readonly reason: "timed out" | "interrupted" | Fault;
}

/** The wait for a conflicting refresh ended before the refresh. */
export function conflictWaitEnded(
  errorContext: ErrorContext,
  { other, isCancelled, reason }: ConflictWait,
): InstanceRefreshError {
  const what = isCancelled ? "the cancelled" : "another";
  const ending =
    typeof reason === "string"
      ? `${reason} at ${renderProgress(other)}`
      : `AWS could not be reached any more (${renderFaultClause(reason)}); it was last seen at ${renderProgress(other)}`;
  const again = typeof reason === "string" ? "Run `pulumi up` again." : renderRetry(reason, "up");
  const next = isCancelled ? again : again.replace(/\.$/, ', or choose onConflict: "supersede".');
  return new InstanceRefreshError(
    "ConflictWaitEnded",
    `Waiting for ${what} instance refresh (${other.instanceRefreshId}) of ${errorContext.autoScalingGroupName} to end: ${ending}. ` +
      `${nothingStarted(errorContext, nothingOfOurs)} ${next}`,
    typeof reason === "string" ? {} : { cause: reason },
  );
}

/** A conflicting refresh could not be cancelled, or it is unknown whether it was. */
export function conflictNotCancelled(
  errorContext: ErrorContext,
  other: Snapshot,
  fault: Fault,
): InstanceRefreshError {
  return new InstanceRefreshError(
    "ConflictWaitEnded",
    `Cancelling the conflicting instance refresh (${other.instanceRefreshId}) of ${errorContext.autoScalingGroupName}: ${renderFault(fault)} ` +
      `It was last seen at ${renderProgress(other)}. ${nothingStarted(errorContext, nothingOfOurs)} ${renderRetry(fault, "up")}`,
    { cause: fault },
  );
}

export function startRejected(errorContext: ErrorContext, fault: Fault): InstanceRefreshError {
  return new InstanceRefreshError(
    "StartRejected",
    `Starting an instance refresh of ${errorContext.autoScalingGroupName}: ${renderFault(fault)} ${nothingStarted(errorContext)} ${renderRetry(fault, "up")}`,
    { cause: fault },
  );
}

/** The response to the start was lost, and AWS could not be reached to find out what became of the call. */
export function startUnknown(
  { autoScalingGroupName }: ErrorContext,
  fault: Fault,
): InstanceRefreshError {
  return new InstanceRefreshError(
    "StartUnknown",
    `Starting an instance refresh of ${autoScalingGroupName}: AWS's response was lost, and AWS could not be reached to find out what became of the start ` +
      `(${renderFaultClause(fault)}). A refresh may be running. Run \`pulumi up\` again: it searches for it before it starts one.`,
    { cause: fault },
  );
}

/** AWS repeatedly refuses a start because a refresh is active, but reports none. */
export function startConflict(errorContext: ErrorContext): InstanceRefreshError {
  const { autoScalingGroupName, lostStart } = errorContext;
  return new InstanceRefreshError(
    lostStart === undefined ? "RefreshInProgress" : "StartUnknown",
    `Starting an instance refresh of ${autoScalingGroupName}: AWS reports another one in progress, but reports none. ` +
      `${nothingStarted(errorContext)} Run \`pulumi up\` again in a minute.`,
    lostStart === undefined ? {} : { cause: lostStart },
  );
}

/** Everything that the preflight found: one sentence first, then each obstacle on its own line. */
export function preflightFailed(
  errorContext: ErrorContext,
  findings: readonly Finding[],
): InstanceRefreshError {
  const obstacles = findings.filter(({ severity }) => severity === "error").map(({ text }) => text);
  return new InstanceRefreshError(
    "PreflightFailed",
    `Rolling ${errorContext.autoScalingGroupName}: the preflight found ${obstacles.length === 1 ? "an obstacle" : `${obstacles.length} obstacles`}. ${nothingStarted(errorContext)} Fix ${obstacles.length === 1 ? "it" : "them"}, then run \`pulumi up\`.` +
      obstacles.map((text) => `\n  - ${text}.`).join(""),
  );
}
