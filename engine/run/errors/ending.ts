/** The errors of a refresh that ended without success: what happened, what exists in AWS now, what to do next. */
import { notTriedAgain, renderStopResult, type StopResult } from "../stop-result";
import type { Diagnosis } from "../../diagnosis/explain";
import { renderSeconds } from "../../values/duration";
import { renderFault, renderFaultClause, type Fault } from "../fault";
import type { GateFailure } from "../../gates/gate";
import { InstanceRefreshError, type ErrorCode, type ErrorContext } from "./instance-refresh-error";
import { renderProgress } from "../../refresh/progress";
import type { Snapshot } from "../../refresh/snapshot";

/** @param since the newest refresh, if it is another one */
export function blockedAfterRollback(
  errorContext: ErrorContext,
  refresh: Snapshot,
  since?: Snapshot,
): InstanceRefreshError {
  const exists =
    since === undefined
      ? "The fleet runs the old configuration, and nothing was started."
      : `Another refresh was begun since (${since.instanceRefreshId}, ${renderProgress(since)}), and nothing of ours was started.`;
  return failed(
    "RolledBackBefore",
    refresh,
    `Rolling ${errorContext.autoScalingGroupName}: this very target was rolled back before (${refresh.instanceRefreshId}` +
      `${because(refresh.rollbackDetails?.rollbackReason ?? refresh.statusReason)}). ${exists} ` +
      "Change the launch template (or triggers) to what should run instead, or set retryAfterRollback: true to try the same target again.",
  );
}

export function cannotRollBack(
  errorContext: ErrorContext,
  refresh: Snapshot,
  fault: Fault,
): InstanceRefreshError {
  return failed(
    "CannotRollBack",
    refresh,
    `Rolling back instance refresh (${refresh.instanceRefreshId}) of ${errorContext.autoScalingGroupName}: ${renderFault(fault)} ` +
      `It is as it was, ${renderProgress(refresh)}. AWS can roll back only a refresh with a desired configuration, ` +
      "of a group whose own launch template version is a number and whose image is not an SSM parameter.",
    fault,
  );
}

/** A refresh that ended without success. With a diagnosis, the cause comes first and the next command last. */
export function endedBadly(
  errorContext: ErrorContext,
  refresh: Snapshot,
  diagnosis?: Diagnosis,
): InstanceRefreshError {
  const { code, happened, reasons, exists, next } = endingOf(refresh);
  const reason = diagnosis === undefined ? reasons.map(because).join("") : because(diagnosis.cause);
  const sentences = `Rolling ${errorContext.autoScalingGroupName} (${refresh.instanceRefreshId}): ${happened}${reason}. ${exists}`;
  return diagnosis === undefined
    ? failed(code, refresh, `${sentences} ${next}`)
    : failed(code, refresh, withLines(sentences, diagnosis.lines));
}

interface BadEnding {
  readonly code: ErrorCode;
  readonly happened: string;
  readonly reasons: readonly (string | undefined)[];
  readonly exists: string;
  readonly next: string;
}

function endingOf({
  status,
  statusReason,
  rollbackDetails,
  desiredConfiguration,
}: Snapshot): BadEnding {
  switch (status) {
    case "RollbackSuccessful":
      return {
        code: "RefreshRolledBack",
        happened: "AWS rolled back",
        reasons: [rollbackDetails?.rollbackReason ?? statusReason],
        exists: `The old configuration is back on every instance; the new one is not running. ${notTriedAgain}`,
        next: "Fix the new launch template and run `pulumi up` again.",
      };
    case "Cancelled":
      return {
        code: "RefreshCancelled",
        happened: "it was cancelled",
        reasons: [statusReason],
        exists:
          "Instances that had been replaced keep the new configuration, the others the old one.",
        next: "Run `pulumi up` to go on.",
      };
    default:
      return {
        code: "RefreshFailed",
        happened: `it ended ${status}`,
        reasons: [rollbackDetails?.rollbackReason, statusReason],
        exists:
          "Instances that had been replaced keep the new configuration, the others the old one" +
          // Without a desired configuration, it rolled to the group's own.
          (desiredConfiguration === undefined
            ? "."
            : ", and the group itself still launches the old one."),
        next: "Fix the cause, then run `pulumi up` again.",
      };
  }
}

/**
 * The resource is being deleted, and the refresh to stop has not ended.
 *
 * @param fault the last fault, if AWS can no longer be reached
 */
export function deleteUnfinished(
  { autoScalingGroupName }: ErrorContext,
  refresh: Snapshot,
  fault?: Fault,
): InstanceRefreshError {
  const state =
    fault === undefined
      ? `AWS is still ending it, ${renderProgress(refresh)}.`
      : `AWS is ending it, but could not be reached any more (${renderFaultClause(fault)}). It was last seen at ${renderProgress(refresh)}.`;
  return failed(
    "WaitTimeout",
    refresh,
    `Deleting the refresh (${refresh.instanceRefreshId}) of ${autoScalingGroupName}: ${state} ` +
      'Run `pulumi destroy` again, or set onDelete: "leave".',
    fault,
  );
}

export interface TimeoutDetails {
  /** How long the wait lasted. */
  readonly seconds: number;
  /** The refresh at the timeout. @default as it is now */
  readonly at?: Snapshot;
  readonly stopped: StopResult;
  readonly diagnosis?: Diagnosis | undefined;
  /** The fault of the last poll, if it failed. The refresh may have ended since the last snapshot. */
  readonly unseen?: Fault | undefined;
  /** The gates that had not passed at the timeout. @default none */
  readonly gates?: readonly GateFailure[];
}

export function waitTimeout(
  errorContext: ErrorContext,
  refresh: Snapshot,
  { seconds, at = refresh, stopped, diagnosis, unseen, gates = [] }: TimeoutDetails,
): InstanceRefreshError {
  const sentences =
    `Waiting for instance refresh (${refresh.instanceRefreshId}) of ${errorContext.autoScalingGroupName}: timed out after ` +
    `${renderSeconds(seconds)} at ${renderProgress(at)}. ${renderStopResult(refresh, { ...stopped, unseen })}`;
  const pending = gates.map(({ gate, observed }) => `gate ${gate} had not passed yet: ${observed}`);
  const lines = [...pending, ...(diagnosis?.shortLines ?? [])];
  return failed("WaitTimeout", refresh, withLines(sentences, lines));
}

export function interrupted(
  errorContext: ErrorContext,
  refresh: Snapshot,
  stopped: StopResult,
  diagnosis?: Diagnosis,
): InstanceRefreshError {
  const sentences =
    `Waiting for instance refresh (${refresh.instanceRefreshId}) of ${errorContext.autoScalingGroupName}: interrupted at ` +
    `${renderProgress(refresh)}. ${renderStopResult(refresh, stopped)}`;
  return failed("Interrupted", refresh, withLines(sentences, diagnosis?.shortLines ?? []));
}

export function watchingStopped(
  errorContext: ErrorContext,
  refresh: Snapshot,
  fault: Fault,
): InstanceRefreshError {
  return failed(
    "WatchingStopped",
    refresh,
    `Watching instance refresh (${refresh.instanceRefreshId}) of ${errorContext.autoScalingGroupName}: stopped, because AWS could not be reached any more ` +
      `(${renderFaultClause(fault)}). The refresh itself goes on in AWS; it was last seen at ${renderProgress(refresh)}. ` +
      `${fault.kind === "credentials" ? "Log in again, then run" : "Run"} \`pulumi up\` to resume watching.`,
    fault,
  );
}

export function refreshVanished(
  errorContext: ErrorContext,
  refresh: Snapshot,
): InstanceRefreshError {
  return failed(
    "RefreshVanished",
    refresh,
    `Watching instance refresh (${refresh.instanceRefreshId}) of ${errorContext.autoScalingGroupName}: AWS no longer reports it; it was last seen at ` +
      `${renderProgress(refresh)}. The group may have been deleted. Run \`pulumi refresh\`, then \`pulumi up\`.`,
  );
}

export function failed(
  code: ErrorCode,
  refresh: Snapshot,
  message: string,
  cause?: unknown,
): InstanceRefreshError {
  return new InstanceRefreshError(code, message, {
    instanceRefreshId: refresh.instanceRefreshId,
    cause,
  });
}

/** Put together so that the first line is complete by itself. */
export function withLines(sentences: string, lines: readonly string[]): string {
  return [sentences, ...lines.map((line) => `  ${line}`)].join("\n");
}

/** AWS's reason as a clause, without its full stop. */
function because(reason: string | undefined): string {
  return reason === undefined || reason === "" ? "" : `: ${reason.replace(/\.$/, "")}`;
}
