/** What went wrong with a call to AWS, in the kinds that we act on differently. */

/**
 * - `transient`: throttled, a 5xx or no connection; the same call may succeed later.
 * - `unknownOutcome`: no answer came, so the call may have taken effect.
 * - `credentials`: expired or missing; new ones may come.
 * - `forbidden`: these credentials may not make this call.
 * - `groupNotFound`, `refreshInProgress`, `noActiveRefresh`, `irreversible`: AWS's own words for the state of the group.
 * - `rejected`: AWS found the request wrong.
 */
export type FaultKind =
  | "transient"
  | "unknownOutcome"
  | "credentials"
  | "forbidden"
  | "groupNotFound"
  | "refreshInProgress"
  | "noActiveRefresh"
  | "irreversible"
  | "rejected";

/** A call that failed, as the operations see it: the port has already translated the SDK's error. */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly kind: FaultKind;
  /** AWS's error code, for example `Throttling`. */
  readonly code: string;
  /** The call, for example `StartInstanceRefresh`. */
  readonly call: string;

  constructor(
    kind: FaultKind,
    details: { call: string; code: string; message: string; cause?: unknown },
  ) {
    super(details.message, { cause: details.cause });
    this.kind = kind;
    this.code = details.code;
    this.call = details.call;
  }
}

/** Whether an error is a fault, and of one of these kinds. */
export function isFault(error: unknown, ...kinds: readonly FaultKind[]): error is Fault {
  return error instanceof Fault && (kinds.length === 0 || kinds.includes(error.kind));
}

/** A fault in one sentence: `StartInstanceRefresh: AccessDenied: User … is not authorized …`. */
export function renderFault(fault: Fault): string {
  return `${fault.call}: ${fault.code}: ${fault.message}`;
}

/** The same inside a sentence of ours, without its full stop. */
export function renderFaultClause(fault: Fault): string {
  return renderFault(fault).replace(/\.$/, "");
}

/** What to do about a fault that has ended a command: the last sentence of its error. */
export function renderRetry({ kind }: Fault, command: "up" | "refresh" | "destroy"): string {
  const run = `run \`pulumi ${command}\``;
  switch (kind) {
    case "credentials":
      return `Log in again, then ${run}.`;
    case "forbidden":
      return `Have that call allowed, then ${run}.`;
    case "rejected":
      return `Mend that, then ${run}.`;
    default:
      return `Run \`pulumi ${command}\` again.`;
  }
}
