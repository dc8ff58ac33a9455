/** Asks AWS again until it answers, for the questions that must be answered before anything may be done. */
import { isFault, renderFaultClause, type FaultKind } from "./fault";
import type { Ports } from "./ports";

/** Seconds between tries. The SDK has already tried a few times by itself when one fails. */
const retryDelay = 10;
/** Seconds from the first fault: nothing of ours runs yet that could be lost, and a wrong endpoint looks like an outage. */
const retryForSeconds = 300;

/** What passes by itself. */
export const isTransient: readonly FaultKind[] = ["transient", "unknownOutcome"];

/**
 * @param worthAskingAgain the kinds of fault after which the question is asked again
 * @throws Fault when it is not worth asking again, or the user interrupts
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
      if (ports.persistence === "once" || clock.now() - since >= retryForSeconds * 1000)
        throw error;
      reporter.progress(
        `AWS cannot be asked right now (${renderFaultClause(error)}); trying again`,
      );
      await clock.sleep(retryDelay * 1000, signal);
    }
  }
}
