/** The error that a user of the resource sees, and its codes. */
import type { Fault } from "../fault";

/** Stable, machine-readable error codes. */
export type ErrorCode =
  | "InvalidInputs"
  | "GroupNotFound"
  | "HoldRefused"
  | "RefreshInProgress"
  | "ConflictWaitEnded"
  | "PreflightFailed"
  | "FailFast"
  | "WaitTimeout"
  | "Interrupted"
  | "WatchingStopped"
  | "RefreshVanished"
  | "NotVerified"
  | "GateFailed"
  | "RefreshFailed"
  | "RefreshRolledBack"
  | "RefreshCancelled"
  | "RolledBackBefore"
  | "CannotRollBack"
  | "StartRejected"
  | "CallFailed"
  | "StartUnknown"
  | "StateTooNew";

/** The error that a user of the resource sees. Its message is complete: it says what happened and what to do. */
export class InstanceRefreshError extends Error {
  override readonly name = "InstanceRefreshError";
  readonly code: ErrorCode;
  /** Set exactly when a refresh exists that this error is about. */
  readonly instanceRefreshId?: string;

  constructor(
    code: ErrorCode,
    message: string,
    details: { instanceRefreshId?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.code = code;
    if (details.instanceRefreshId !== undefined) this.instanceRefreshId = details.instanceRefreshId;
  }
}

/** Where an error happened, and what happened before it. */
export interface ErrorContext {
  readonly autoScalingGroupName: string;
  readonly region?: string;
  /** The fault of an earlier StartInstanceRefresh of this run that had no response. A refresh of ours may be running then. */
  readonly lostStart?: Fault;
}
