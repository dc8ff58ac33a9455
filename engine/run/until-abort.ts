/** Waits for an answer, but not through a Ctrl-C. */

/** An answer, unless the user interrupts first: a call that hangs must not hold up a Ctrl-C. */
export function untilAbort<Answer>(
  answer: Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      resolve(undefined);
    };
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
    answer.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", stop);
    });
  });
}
