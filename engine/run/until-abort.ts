/** Waits for a result, but not after a Ctrl-C. */

/** The result, or undefined if the user interrupts first: a call that hangs must not delay a Ctrl-C. */
export function untilAbort<Response>(
  response: Promise<Response>,
  signal: AbortSignal,
): Promise<Response | undefined> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      resolve(undefined);
    };
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
    response.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", stop);
    });
  });
}
