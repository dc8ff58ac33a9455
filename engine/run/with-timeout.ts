/** What AWS says at once: after a Ctrl-C the user is waiting. */
import type { Clock } from "./ports";

/** Milliseconds of clock. */
const hurry = 500;

/** An answer if it comes at once, else undefined. */
export async function inAHurry<Answer>(
  answer: Promise<Answer>,
  clock: Clock,
): Promise<Answer | undefined> {
  const end = new AbortController();
  const tooLate = clock.sleep(hurry, end.signal).then(() => undefined);
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    end.abort();
  }
}
