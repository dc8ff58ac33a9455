/** Limits a request to a short time: after a Ctrl-C the user is waiting. */
import type { Clock } from "./ports";

/** Milliseconds of clock. */
const shortTimeoutMilliseconds = 500;

/** The result if it arrives in time, else undefined. */
export async function withShortTimeout<Response>(
  response: Promise<Response>,
  clock: Clock,
): Promise<Response | undefined> {
  const end = new AbortController();
  const tooLate = clock.sleep(shortTimeoutMilliseconds, end.signal).then(() => undefined);
  try {
    return await Promise.race([response, tooLate]);
  } finally {
    end.abort();
  }
}
