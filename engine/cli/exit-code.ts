/** What a run of the shell tool ends with, so that a script can tell the endings apart. */
import type { Ending } from "../refresh/outcome";

export type Result =
  Ending | "usage" | "error" | "nothing" | "watchingStopped" | "interrupted" | "obstacles";

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
  interrupted: 130,
};

const meanings: readonly (readonly [Result, string])[] = [
  ["succeeded", "the refresh ended Successful, or what was asked for was done"],
  ["error", "AWS could not be asked, or refused"],
  ["usage", "the command line is wrong"],
  ["nothing", "there is no such group or refresh"],
  ["failed", "the refresh ended Failed"],
  ["cancelled", "it ended Cancelled (0 for `cancel`)"],
  ["rolledBack", "it ended RollbackSuccessful (0 for `rollback`)"],
  ["rollbackFailed", "it ended RollbackFailed"],
  ["watchingStopped", "AWS could not be asked any more; the refresh goes on"],
  ["obstacles", "`plan` found what stands in the way"],
  ["interrupted", "Ctrl-C; the refresh goes on"],
];

/** The table for `--help`. */
export const exitCodes = meanings
  .map(([result, meaning]) => `  ${String(codes[result]).padEnd(3)}  ${meaning}`)
  .join("\n");

/** Lets the process end with the code of this result once everything is written. */
export function exitWith(result: Result): void {
  process.exitCode = codes[result];
}
