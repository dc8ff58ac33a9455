/** Holds the exit code of an `up` against the truth. */
import type { Outcome } from "../../test/support/provider/miniature-pulumi";
import type { DrawnRun } from "./draw";
import { truthOf } from "./reference-model";
import { askedBy, type Project } from "./program";

export interface Exit {
  readonly outcome: Outcome;
  /** Whether Ctrl-C came before the end. */
  readonly wasInterrupted: boolean;
}

/** @throws Error when the exit code is not the truth */
export function checkExit(exit: Exit, run: DrawnRun, project: Project): void {
  const { outcome } = exit;
  const { simulator } = project.world;
  if (outcome.exit === "red") {
    const { left, hasSucceeded } = truthOf(simulator, askedBy(project, "to the letter"));
    if (left.length === 0 && hasSucceeded && !isExpected(exit, run, project))
      throw new Error(`False red: everything is as it was wanted, and up said: ${outcome.error}`);
    return;
  }
  // A program on hold promises nothing.
  if (run.hold) return;
  const { left } = truthOf(simulator, askedBy(project, "in effect"));
  if (!project.isGreen && left.length > 0)
    throw new Error(`False green: ${left.join(", ")} had to be replaced.`);
  project.isGreen = true;
}

/**
 * An interrupted run, and one that says that it could not look any more at its time-out, may have missed the end by a moment. One that began
 * nothing may have slept away the time that it has for AWS's troubles.
 */
function isExpected(
  { outcome, wasInterrupted }: Exit,
  { asleep }: DrawnRun,
  { isStrict, preferences }: Project,
): boolean {
  const isBlind =
    outcome.error.includes("timed out") &&
    outcome.error.includes("AWS could not be reached any more");
  const hasOverslept = asleep !== undefined && !outcome.isPartial;
  // Who lets no match be skipped, strictly, has asked for more than the reference model knows of.
  const mayAskForMore = isStrict && preferences.skipMatching === false;
  return wasInterrupted || isBlind || hasOverslept || mayAskForMore;
}
