/** Describes in words what was done with a refresh that is no longer followed. */
import { renderFaultClause, type Fault } from "./fault";
import type { StopPolicy } from "../inputs/inputs";
import { isActive, type Snapshot } from "../refresh/snapshot";

/** What was done with a refresh that is no longer followed. */
export interface StopResult {
  readonly policy: StopPolicy;
  /** Whether AWS was already rolling it back. A rollback is never stopped, so the policy was not applied. */
  readonly isRollingBack?: boolean;
  /** Why the policy could not be applied. */
  readonly fault?: Fault;
  /** Why AWS could not roll it back, if it was to be cancelled instead. */
  readonly cannotRollBack?: Fault;
}

/** After a timeout or an interrupt ended the wait. */
export function renderStopResult(
  refresh: Snapshot,
  { policy, fault, unseen, isRollingBack }: StopResult & { readonly unseen?: Fault | undefined },
): string {
  const running = "still running; run `pulumi up` again to resume watching.";
  if (policy === "leave" && unseen !== undefined) {
    return `That is how it was last seen: AWS could not be reached any more (${renderFaultClause(unseen)}). It goes on or has ended; run \`pulumi up\` again to find out.`;
  }
  if (policy === "leave") return `It is ${running}`;
  if (isRollingBack) return renderRollback(refresh);
  const { done, endings } = acts[policy];
  if (fault !== undefined) {
    return `It could not be ${done} (${renderFaultClause(fault)}) and is ${running}`;
  }
  if (!isActive(refresh) && !endings.includes(refresh.status)) {
    const next =
      refresh.status === "RollbackSuccessful"
        ? notTriedAgain
        : "Run `pulumi up` again to start over.";
    return `It ended ${refresh.status} before it could be ${done}. ${next}`;
  }
  if (policy === "cancel") {
    return `${isActive(refresh) ? "It is being cancelled" : "It was cancelled"}, as requested: instances that had been replaced keep the new configuration. Run \`pulumi up\` again to start over.`;
  }
  if (isActive(refresh)) {
    return `It is being rolled back to the old configuration, as requested. ${notTriedAgain}`;
  }
  return refresh.status === "RollbackSuccessful"
    ? `It was rolled back, as requested: every instance runs the old configuration. ${notTriedAgain}`
    : `The requested rollback failed: ${mixed}. Run \`pulumi up\` again to start over.`;
}

/** AWS was already rolling back. */
function renderRollback({ status }: Snapshot): string {
  switch (status) {
    case "RollbackSuccessful":
      return `AWS was already rolling it back, and has finished: every instance runs the old configuration. ${notTriedAgain}`;
    case "RollbackFailed":
      return `AWS was already rolling it back, and the rollback failed: ${mixed}. Run \`pulumi up\` again to start over.`;
    default:
      return "AWS is already rolling it back to the old configuration, which is never cancelled. Run `pulumi up` again to follow it.";
  }
}

/**
 * After the wait ended because the refresh cannot succeed.
 *
 * @param goesOn what AWS does with a refresh that still runs
 */
export function renderStopped(
  refresh: Snapshot,
  { cannotRollBack, ...stopped }: StopResult,
  goesOn: string,
): string {
  const ending = renderEnding(refresh, stopped, `still running: ${goesOn}`);
  return cannotRollBack === undefined
    ? ending
    : `It could not be rolled back (${renderFaultClause(cannotRollBack)}), so it was to be cancelled instead. ${ending}`;
}

function renderEnding(
  refresh: Snapshot,
  { policy, fault, isRollingBack }: StopResult,
  running: string,
): string {
  if (policy === "leave") return `It is ${running}`;
  if (fault !== undefined) {
    return `It could not be ${acts[policy].done} (${renderFaultClause(fault)}) and is ${running}`;
  }
  if (isActive(refresh)) {
    return policy === "rollback" || isRollingBack
      ? `It is being rolled back. ${notTriedAgain}`
      : "It is being cancelled.";
  }
  return outcomes[refresh.status] ?? `It ended ${refresh.status}: ${mixed}.`;
}

/** What the next run does about a target that was rolled back, whatever the reason. */
export const notTriedAgain =
  "The next `pulumi up` does not try the same target again, unless retryAfterRollback is true or `triggers` change.";

/** The state that an unfinished refresh or rollback leaves. */
const mixed = "some instances run the new configuration, the others the old one";

/** The policies in a word, and the statuses that they lead to. */
const acts: Readonly<
  Record<
    Exclude<StopPolicy, "leave">,
    { readonly done: string; readonly endings: readonly string[] }
  >
> = {
  cancel: { done: "cancelled", endings: ["Cancelled"] },
  rollback: { done: "rolled back", endings: ["RollbackSuccessful", "RollbackFailed"] },
};

const outcomes: Readonly<Record<string, string>> = {
  Cancelled:
    "It was cancelled: instances that had been replaced keep the new configuration, the others the old one.",
  RollbackSuccessful: `It was rolled back: every instance runs the old configuration. ${notTriedAgain}`,
};
