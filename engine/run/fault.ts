/** A failed call to AWS, by the kinds that need different reactions. */

/**
 * - `transient`: throttled, a 5xx or no connection; the same call may succeed later.
 * - `unknownOutcome`: no response arrived, so the call may have taken effect.
 * - `credentials`: expired or missing; new ones may arrive.
 * - `forbidden`: these credentials may not make this call.
 * - `groupNotFound`, `refreshInProgress`, `noActiveRefresh`, `irreversible`: the state of the group forbids the call.
 * - `rejected`: AWS found the request invalid.
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

/** A failed call, as the operations see it: the port has already converted the SDK's error. */
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

/** Whether an error is a fault of one of these kinds. */
export function isFault(error: unknown, ...kinds: readonly FaultKind[]): error is Fault {
  return error instanceof Fault && (kinds.length === 0 || kinds.includes(error.kind));
}

/** A fault in one sentence: `StartInstanceRefresh: AccessDenied: User … is not authorized …`. */
export function renderFault(fault: Fault): string {
  return `${fault.call}: ${fault.code}: ${fault.message}`;
}

/** The same as a clause, without its full stop. */
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
      return `Fix it, then ${run}.`;
    default:
      return `Run \`pulumi ${command}\` again.`;
  }
}
