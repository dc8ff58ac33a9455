/** Asks AWS again until it answers, for the questions that must be answered before anything may be done. */
import { isFault, renderFaultClause, type Fault, type FaultKind } from "./fault";
import type { Ports } from "./ports";

/** Seconds between tries. The SDK has already tried a few times by itself when one fails. */
const retryDelay = 10;
/** Seconds from the first fault: nothing of ours runs yet that could be lost, and a wrong endpoint looks like an outage. */
const retryForSeconds = 300;

/** What passes by itself. */
export const isTransient: readonly FaultKind[] = ["transient", "unknownOutcome"];

/**
 * @param worthAskingAgain the kinds of fault after which the question is asked again
 * @throws Fault when it is not worth asking again, the deadline has come, or the user interrupts
 */
export async function retryUntilAnswered<Answer>(
  question: () => Promise<Answer>,
  ports: Ports,
  worthAskingAgain: readonly FaultKind[] = isTransient,
): Promise<Answer> {
  const { clock, reporter, signal } = ports;
  let since: number | undefined;
  for (;;) {
    try {
      return await question();
    } catch (error) {
      if (!isFault(error, ...worthAskingAgain) || signal.aborted) throw error;
      since ??= clock.now();
      const isLast = clock.now() - since >= retryForSeconds * 1000 || isLate(ports);
      if (ports.persistence === "once" || isLast) throw error;
      reporter.progress(
        `AWS cannot be asked right now (${renderFaultClause(error)}); trying again`,
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

/** A pause that the deadline cuts short, so that a last question follows. */
function untilDeadline(milliseconds: number, { clock, deadline = Infinity }: Ports): number {
  return Math.max(0, Math.min(milliseconds, deadline - clock.now()));
}

/** Seconds. AWS is eventually consistent: what the same program made a moment ago may not be reported for so long. */
const consistentAfterSeconds = 60;
/** Seconds between tries. */
const consistencyDelay = 5;

/**
 * Repeats a request while its result may be out of date: for a minute at most and up to the deadline, not in previews, and not after an interrupt.
 *
 * @param isOutdated whether the response, or the fault, may come from before a change that was made a moment ago
 * @returns the last response
 * @throws Fault the last one
 */
export async function retryUntilConsistent<Answer>(
  request: () => Promise<Answer>,
  isOutdated: (result: Answer | Fault) => boolean,
  ports: Ports,
): Promise<Answer> {
  const progress = "AWS does not report yet what was made or changed a moment ago; trying again";
  const patience = { seconds: consistentAfterSeconds, delay: consistencyDelay, progress };
  return retryWhile(request, { mustWait: isOutdated, ...patience }, ports);
}

/** How long a request is repeated. */
export interface Patience<Answer> {
  readonly mustWait: (result: Answer | Fault) => boolean;
  /** From the first response on. */
  readonly seconds: number;
  /** Seconds between tries. */
  readonly delay: number;
  /** What is said meanwhile. */
  readonly progress: string;
}

/** The same with a patience of its own. */
export async function retryWhile<Answer>(
  request: () => Promise<Answer>,
  { mustWait, seconds, delay, progress }: Patience<Answer>,
  ports: Ports,
): Promise<Answer> {
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

async function resultOf<Answer>(request: () => Promise<Answer>): Promise<Answer | Fault> {
  try {
    return await request();
  } catch (error) {
    if (isFault(error)) return error;
    throw error;
  }
}

/** Whether AWS does not know something that may have been made a moment ago: a group, a launch template, an instance profile. */
export function isNotFound(result: unknown): boolean {
  if (!isFault(result)) return false;
  if (result.kind === "groupNotFound") return true;
  if (result.kind !== "rejected") return false;
  return result.code.endsWith("NotFound") || notFoundMessages.test(result.message);
}

/** How StartInstanceRefresh words it: its code is always `ValidationError`. */
const notFoundMessages =
  /Invalid IAM Instance ?Profile|launch template.* (?:does not exist|not found)|Could not find the specified version|image id .* does not exist/i;
