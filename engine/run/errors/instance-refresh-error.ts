/** The error that a user of the resource sees, and the names of the ways to fail. */
import type { Fault } from "../fault";

/** Stable, machine-readable names of the ways to fail. */
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

/** The error that a user of the resource sees. Its sentences are complete: nothing else has to be read to act on it. */
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
  /** Why no response came to an earlier StartInstanceRefresh of this run, if that is so: then a refresh of ours may be running. */
  readonly lostStart?: Fault;
}
