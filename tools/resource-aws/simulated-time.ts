/** Waits for AWS as the real provider does, but lets the simulator's time pass instead of ours. */

/** Seconds of simulated time between two polls. */
const STEP_SECONDS = 5;
/** The real provider's own limit for a group's capacity and for its deletion. */
const LIMIT_SECONDS = 600;

/** Looks until the condition is true. Throws the message after ten simulated minutes. */
export async function waitUntil(
  isTrue: () => Promise<boolean>,
  timeoutMessage: string,
): Promise<void> {
  for (let waited = 0; waited <= LIMIT_SECONDS; waited += STEP_SECONDS) {
    if (await isTrue()) return;
    await pass(STEP_SECONDS);
  }
  throw new Error(timeoutMessage);
}

async function pass(seconds: number): Promise<void> {
  const advance = new URL("/_simulator/advance", process.env["AWS_ENDPOINT_URL"]);
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ seconds });
  const answer = await fetch(advance, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`Advancing the simulator: ${await answer.text()}`);
}
