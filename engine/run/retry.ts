/** Retries the requests that must have a response before anything else can be done. */
import { isFault, renderFaultClause, type Fault, type FaultKind } from "./fault";
import type { Ports } from "./ports";

/** Seconds between tries. Each try includes the retries of the SDK. */
const retryDelay = 10;
/** Seconds from the first fault. No refresh of ours runs yet, and a wrong endpoint looks like an outage. */
const retryForSeconds = 300;

/** The faults that pass without a change by the user. */
export const isTransient: readonly FaultKind[] = ["transient", "unknownOutcome"];

/**
 * @param retryableKinds the kinds of fault after which the request is repeated
 * @throws Fault if the fault is of another kind or lasts too long, at the deadline, and after an interrupt
 */
export async function retryUntilResponse<Response>(
  request: () => Promise<Response>,
  ports: Ports,
  retryableKinds: readonly FaultKind[] = isTransient,
): Promise<Response> {
  const { clock, reporter, signal } = ports;
  let since: number | undefined;
  for (;;) {
    try {
      return await request();
    } catch (error) {
      if (!isFault(error, ...retryableKinds) || signal.aborted) throw error;
      since ??= clock.now();
      const isLast = clock.now() - since >= retryForSeconds * 1000 || isLate(ports);
      if (ports.persistence === "once" || isLast) throw error;
      reporter.progress(
        `AWS cannot be reached right now (${renderFaultClause(error)}); trying again`,
      );
      await clock.sleep(untilDeadline(retryDelay * 1000, ports), signal);
    }
  }
}

/** For what has to be tried to its own end, whenever the limit of the run is reached. */
export function withoutDeadline({ deadline: _, ...ports }: Ports): Ports {
  return ports;
}

function isLate({ clock, deadline = Infinity }: Ports): boolean {
  return clock.now() >= deadline;
}

/** A pause that ends at the deadline, so that one last request follows. */
function untilDeadline(milliseconds: number, { clock, deadline = Infinity }: Ports): number {
  return Math.max(0, Math.min(milliseconds, deadline - clock.now()));
}

/** Seconds. AWS is eventually consistent: for this long it may not report what the same program has just created. */
const consistentAfterSeconds = 60;
/** Seconds between tries. */
const consistencyDelay = 5;

/**
 * Repeats a request while its result may be out of date: for a minute at most and up to the deadline, not in previews, and not after an interrupt.
 *
 * @param isOutdated whether the response, or the fault, may come from before a recent change
 * @returns the last response
 * @throws Fault the last one
 */
export async function retryUntilConsistent<Response>(
  request: () => Promise<Response>,
  isOutdated: (result: Response | Fault) => boolean,
  ports: Ports,
): Promise<Response> {
  const progress = "AWS does not report yet what was made or changed a moment ago; trying again";
  const options = { seconds: consistentAfterSeconds, delay: consistencyDelay, progress };
  return retryWhile(request, { mustWait: isOutdated, ...options }, ports);
}

/** How long a request is repeated. */
export interface RetryOptions<Response> {
  readonly mustWait: (result: Response | Fault) => boolean;
  /** From the first response on. */
  readonly seconds: number;
  /** Seconds between tries. */
  readonly delay: number;
  /** The line of progress meanwhile. */
  readonly progress: string;
}

/** The same with a retry budget of its own. */
export async function retryWhile<Response>(
  request: () => Promise<Response>,
  { mustWait, seconds, delay, progress }: RetryOptions<Response>,
  ports: Ports,
): Promise<Response> {
  const { clock, reporter, signal, persistence } = ports;
  const end = clock.now() + untilDeadline(seconds * 1000, ports);
  for (;;) {
    const result = await resultOf(request);
    const isLast = persistence === "once" || signal.aborted || clock.now() >= end;
    if (isLast || !mustWait(result)) {
      if (isFault(result)) throw result;
      return result;
    }
    reporter.progress(progress);
    await clock.sleep(untilDeadline(delay * 1000, ports), signal);
  }
}

async function resultOf<Response>(request: () => Promise<Response>): Promise<Response | Fault> {
  try {
    return await request();
  } catch (error) {
    if (isFault(error)) return error;
    throw error;
  }
}

/** Whether AWS does not know something that may be new: a group, a launch template, an instance profile. */
export function isNotFound(result: unknown): boolean {
  if (!isFault(result)) return false;
  if (result.kind === "groupNotFound") return true;
  if (result.kind !== "rejected") return false;
  return result.code.endsWith("NotFound") || notFoundMessages.test(result.message);
}

/** The messages of StartInstanceRefresh, whose code is always `ValidationError`. */
const notFoundMessages =
  /Invalid IAM Instance ?Profile|launch template.* (?:does not exist|not found)|Could not find the specified version|image id .* does not exist/i;
