/** Every way in which a roll ends before anything was started: what is in the way, and what to do next. */
import { renderFault, renderFaultClause, renderRetry, type Fault } from "../fault";
import type { Finding } from "../../preflight/facts";
import { InstanceRefreshError, type ErrorContext } from "./instance-refresh-error";
import { renderProgress } from "../../refresh/progress";
import type { Snapshot } from "../../refresh/snapshot";

export function groupNotFound(
  { autoScalingGroupName, region }: ErrorContext,
  cause?: unknown,
): InstanceRefreshError {
  const where = region === undefined ? "" : ` in ${region}`;
  return new InstanceRefreshError(
    "GroupNotFound",
    `Rolling ${autoScalingGroupName}: there is no Auto Scaling group of this name${where}. Nothing was started. ` +
      "Check autoScalingGroupName, and the region and account that the program runs against.",
    { cause },
  );
}

/** What a later version of this package has saved cannot be read, and must not be written over. */
export function stateTooNew(
  { autoScalingGroupName }: ErrorContext,
  { found, known }: { readonly found: number; readonly known: number },
): InstanceRefreshError {
  return new InstanceRefreshError(
    "StateTooNew",
    `Reading the saved state of ${autoScalingGroupName}: a later version of pulumi-aws-instance-refresh has written it ` +
      `(format ${found}; this one reads formats 1 to ${known}). Nothing was started, and the state is as it was. ` +
      "Install that version of the package, or a later one.",
  );
}

export function refreshInProgress(
  errorContext: ErrorContext,
  other: Snapshot,
): InstanceRefreshError {
  return new InstanceRefreshError(
    "RefreshInProgress",
    `Starting an instance refresh of ${errorContext.autoScalingGroupName}: another one (${other.instanceRefreshId}) is active, ` +
      `${renderProgress(other)}. Nothing was started. Run \`pulumi up\` again when it has ended, ` +
      'or choose onConflict: "wait" or "supersede".',
  );
}

export function interruptedBeforeStart({
  autoScalingGroupName,
}: ErrorContext): InstanceRefreshError {
  return new InstanceRefreshError(
    "Interrupted",
    `Rolling ${autoScalingGroupName}: interrupted before anything was started. Run \`pulumi up\` again.`,
  );
}

/** How the wait for a refresh that is in the way has ended. */
export interface ConflictWait {
  /** As it was last seen. */
  readonly other: Snapshot;
  /** Whether it was cancelled, or only waited for. */
  readonly isCancelled: boolean;
  /** Why the wait ended before the refresh did. A fault: AWS could not be asked any more. */
  readonly reason: "timed out" | "interrupted" | Fault;
}

/** Waiting for another refresh to get out of the way ended before it did. */
export function conflictWaitEnded(
  { autoScalingGroupName }: ErrorContext,
  { other, isCancelled, reason }: ConflictWait,
): InstanceRefreshError {
  const what = isCancelled ? "the cancelled" : "another";
  const ending =
    typeof reason === "string"
      ? `${reason} at ${renderProgress(other)}`
      : `AWS could not be asked any more (${renderFaultClause(reason)}); it was last seen at ${renderProgress(other)}`;
  const again = typeof reason === "string" ? "Run `pulumi up` again." : renderRetry(reason, "up");
  const next = isCancelled ? again : again.replace(/\.$/, ', or choose onConflict: "supersede".');
  return new InstanceRefreshError(
    "ConflictWaitEnded",
    `Waiting for ${what} instance refresh (${other.instanceRefreshId}) of ${autoScalingGroupName} to end: ${ending}. ` +
      `Nothing of ours was started. ${next}`,
    typeof reason === "string" ? {} : { cause: reason },
  );
}

/** A refresh that is in the way could not be cancelled, or nobody knows whether it was. */
export function conflictNotCancelled(
  { autoScalingGroupName }: ErrorContext,
  other: Snapshot,
  fault: Fault,
): InstanceRefreshError {
  return new InstanceRefreshError(
    "ConflictWaitEnded",
    `Cancelling an instance refresh (${other.instanceRefreshId}) of ${autoScalingGroupName} that is in the way: ${renderFault(fault)} ` +
      `It was last seen at ${renderProgress(other)}. Nothing of ours was started. ${renderRetry(fault, "up")}`,
    { cause: fault },
  );
}

export function startRejected(errorContext: ErrorContext, fault: Fault): InstanceRefreshError {
  return new InstanceRefreshError(
    "StartRejected",
    `Starting an instance refresh of ${errorContext.autoScalingGroupName}: ${renderFault(fault)} Nothing was started. ${renderRetry(fault, "up")}`,
    { cause: fault },
  );
}

/** The answer to the start was lost, and AWS could not be asked what became of the call. */
export function startUnknown(
  { autoScalingGroupName }: ErrorContext,
  fault: Fault,
): InstanceRefreshError {
  return new InstanceRefreshError(
    "StartUnknown",
    `Starting an instance refresh of ${autoScalingGroupName}: AWS's answer was lost, and AWS could not be asked what became of the start ` +
      `(${renderFaultClause(fault)}). A refresh may be running. Run \`pulumi up\` again: it looks for it before it starts one.`,
    { cause: fault },
  );
}

/**
 * AWS says that a refresh is active and reports none, over and over.
 *
 * @param lost an answer to a start that was lost before that: then the refresh may well be ours
 */
export function startCollided(
  { autoScalingGroupName }: ErrorContext,
  lost: Fault | undefined,
): InstanceRefreshError {
  const happened = `Starting an instance refresh of ${autoScalingGroupName}: AWS says that another one is in progress, but reports none.`;
  if (lost === undefined) {
    return new InstanceRefreshError(
      "RefreshInProgress",
      `${happened} Nothing was started. Run \`pulumi up\` again in a minute.`,
    );
  }
  return new InstanceRefreshError(
    "StartUnknown",
    `${happened} An answer to the start was lost before that (${renderFaultClause(lost)}), so it may be ours: a refresh may be running. ` +
      "Run `pulumi up` again in a minute: it looks for it before it starts one.",
    { cause: lost },
  );
}

/** What the preflight found, all of it: one sentence first, then each obstacle on a line of its own. */
export function preflightFailed(
  { autoScalingGroupName }: ErrorContext,
  findings: readonly Finding[],
): InstanceRefreshError {
  const obstacles = findings.filter(({ severity }) => severity === "error").map(({ text }) => text);
  return new InstanceRefreshError(
    "PreflightFailed",
    `Rolling ${autoScalingGroupName}: ${obstacles.length === 1 ? "something stands" : `${obstacles.length} things stand`} in the way, so nothing was started. Mend ${obstacles.length === 1 ? "it" : "them"}, then run \`pulumi up\`.` +
      obstacles.map((text) => `\n  - ${text}.`).join(""),
  );
}
