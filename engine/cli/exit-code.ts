/** The exit codes of the shell tool, so that a script can distinguish the outcomes. */
import type { Ending } from "../refresh/status";
import type { ErrorCode } from "../run/errors/instance-refresh-error";

export type Result =
  | Ending
  | "usage"
  | "error"
  | "nothing"
  | "watchingStopped"
  | "obstacles"
  | "timedOut"
  | "notAccepted"
  | "interrupted";

const codes: Readonly<Record<Result, number>> = {
  succeeded: 0,
  error: 1,
  usage: 2,
  nothing: 3,
  failed: 4,
  cancelled: 5,
  rolledBack: 6,
  rollbackFailed: 7,
  watchingStopped: 8,
  obstacles: 9,
  timedOut: 10,
  notAccepted: 11,
  interrupted: 130,
};

const meanings: readonly (readonly [Result, string])[] = [
  ["succeeded", "the refresh ended Successful, or the requested action was done"],
  ["error", "AWS could not be reached, or refused the request"],
  ["usage", "the command line or the file of --config is wrong"],
  ["nothing", "there is no such group or refresh"],
  ["failed", "the refresh ended Failed, or failed fast"],
  ["cancelled", "it ended Cancelled (0 for `cancel`)"],
  ["rolledBack", "it ended RollbackSuccessful (0 for `rollback`)"],
  ["rollbackFailed", "it ended RollbackFailed"],
  ["watchingStopped", "AWS could not be reached any more; the refresh goes on"],
  [
    "obstacles",
    "nothing was started: the preflight found an obstacle, or another refresh is active",
  ],
  ["timedOut", "--timeout ended the wait"],
  ["notAccepted", "AWS reports Successful, but a gate or the verification of the fleet failed"],
  ["interrupted", "Ctrl-C; the refresh goes on"],
];

/** The table for `--help`. */
export const exitCodes = meanings
  .map(([result, meaning]) => `  ${String(codes[result]).padEnd(3)}  ${meaning}`)
  .join("\n");

/** Every way to fail has one result. */
const results: Readonly<Record<ErrorCode, Result>> = {
  InvalidInputs: "usage",
  GroupNotFound: "nothing",
  RefreshInProgress: "obstacles",
  ConflictWaitEnded: "obstacles",
  PreflightFailed: "obstacles",
  RolledBackBefore: "obstacles",
  HoldRefused: "obstacles",
  FailFast: "failed",
  WaitTimeout: "timedOut",
  Interrupted: "interrupted",
  WatchingStopped: "watchingStopped",
  RefreshVanished: "watchingStopped",
  NotVerified: "notAccepted",
  GateFailed: "notAccepted",
  RefreshFailed: "failed",
  RefreshRolledBack: "rolledBack",
  RefreshCancelled: "cancelled",
  CannotRollBack: "error",
  StartRejected: "error",
  StartUnknown: "error",
  CallFailed: "error",
  StateTooNew: "error",
};

export function resultOfError(code: ErrorCode): Result {
  return results[code];
}

/** Lets the process end with the code of this result once everything is written. */
export function exitWith(result: Result): void {
  process.exitCode = codes[result];
}
