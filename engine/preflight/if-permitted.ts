/** Asks what a preflight would like to know, and does without where it may not be asked. */
import { isFault, renderFault } from "../run/fault";
import type { Ports } from "../run/ports";

/** An optional permission that is missing costs the rules that need it, not the run. */
export async function ifPermitted<Answer>(
  question: () => Promise<Answer>,
  { reporter }: Ports,
): Promise<Answer | undefined> {
  try {
    return await question();
  } catch (error) {
    if (!isFault(error)) throw error;
    reporter.note(`preflight: not checked, ${renderFault(error)}`);
    return undefined;
  }
}
