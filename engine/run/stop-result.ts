/** What was done with a refresh that is no longer waited for, in words. */
import { renderFaultClause, type Fault } from "./fault";
import type { StopPolicy } from "../inputs/inputs";
import { isActive, type Snapshot } from "../refresh/snapshot";

/** What was done with a refresh that we stopped watching. */
export interface StopResult {
  readonly policy: StopPolicy;
  /** Whether AWS was rolling it back already. That is never ended, so the policy was not carried out. */
  readonly isRollingBack?: boolean;
  /** Why the policy could not be carried out. */
  readonly fault?: Fault;
  /** Why AWS could not roll it back, where it was to be cancelled instead. */
  readonly cannotRollBack?: Fault;
}

/** After the wait was ended by a limit or an interrupt of the user's. */
export function renderStopResult(
  refresh: Snapshot,
  { policy, fault, unseen, isRollingBack }: StopResult & { readonly unseen?: Fault | undefined },
): string {
  const running = "still running; run `pulumi up` again to resume watching.";
  if (policy === "leave" && unseen !== undefined) {
    return `That is how it was last seen: AWS could not be asked any more (${renderFaultClause(unseen)}). It goes on or has ended; run \`pulumi up\` again to find out.`;
  }
  if (policy === "leave") return `It is ${running}`;
  if (isRollingBack) return renderRollback(refresh);
  const { done, endings } = acts[policy];
  if (fault !== undefined) {
    return `It could not be ${done} (${renderFaultClause(fault)}) and is ${running}`;
  }
  if (!isActive(refresh) && !endings.includes(refresh.status)) {
    const next =
      refresh.status === "RollbackSuccessful" ? blocked : "Run `pulumi up` again to start over.";
    return `It ended ${refresh.status} before it could be ${done}. ${next}`;
  }
  if (policy === "cancel") {
    return `${isActive(refresh) ? "It is being cancelled" : "It was cancelled"}, as asked: instances that had been replaced keep the new configuration. Run \`pulumi up\` again to start over.`;
  }
  if (isActive(refresh)) {
    return `It is being rolled back to the old configuration, as asked. ${blocked}`;
  }
  return refresh.status === "RollbackSuccessful"
    ? `It was rolled back, as asked: every instance runs the old configuration. ${blocked}`
    : `The rollback that was asked for failed: ${mixed}. Run \`pulumi up\` again to start over.`;
}

/** AWS was on its way back already. */
function renderRollback({ status }: Snapshot): string {
  switch (status) {
    case "RollbackSuccessful":
      return `AWS was already rolling it back, and has finished: every instance runs the old configuration. ${blocked}`;
    case "RollbackFailed":
      return `AWS was already rolling it back, and the rollback failed: ${mixed}. Run \`pulumi up\` again to start over.`;
    default:
      return "AWS is already rolling it back to the old configuration, which is never cancelled. Run `pulumi up` again to follow it.";
  }
}

/**
 * After the wait was ended because the refresh cannot succeed.
 *
 * @param goesOn what AWS does with one that still runs
 */
export function renderStopped(
  refresh: Snapshot,
  { cannotRollBack, ...stopped }: StopResult,
  goesOn: string,
): string {
  const ending = renderEnding(refresh, stopped, `still running: ${goesOn}`);
  return cannotRollBack === undefined
    ? ending
    : `There was no way back (${renderFaultClause(cannotRollBack)}), so it was to be cancelled instead. ${ending}`;
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
      ? `It is being rolled back. ${blocked}`
      : "It is being cancelled.";
  }
  return outcomes[refresh.status] ?? `It ended ${refresh.status}: ${mixed}.`;
}

/** What the next run does about a target that was rolled back, whatever the reason was. */
const blocked =
  "To try the same target again, set retryAfterRollback: true for one run, or change `triggers`.";

/** What a refresh or a rollback leaves that was not finished. */
const mixed = "some instances run the new configuration, the others the old one";

/** What the policies do, in a word, and the statuses that they lead to. */
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
  RollbackSuccessful: `It was rolled back: every instance runs the old configuration. ${blocked}`,
};
