/** What AWS says at once: after a Ctrl-C the user is waiting. */
import type { Clock } from "./ports";

/** Milliseconds of clock. */
const shortTimeoutMilliseconds = 500;

/** An answer if it comes at once, else undefined. */
export async function withShortTimeout<Answer>(
  answer: Promise<Answer>,
  clock: Clock,
): Promise<Answer | undefined> {
  const end = new AbortController();
  const tooLate = clock.sleep(shortTimeoutMilliseconds, end.signal).then(() => undefined);
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    end.abort();
  }
}
