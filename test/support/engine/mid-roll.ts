/** Brings an `up` to the middle of a roll and stops time there, so that what comes next does not depend on who is faster. */
import assert from "node:assert/strict";
import type { Operation, Outcome } from "./operation";
import type { Context } from "./context";
import type { UpOptions } from "./stack";

/** Resolves when AWS has reported progress and the row has shown it. From then on time stands still. */
export async function upToTheMiddle(context: Context, options: UpOptions): Promise<Operation> {
  const middle = holdInTheMiddle(context);
  const operation = context.stack.start.up(options);
  await operation.says(/[1-9]\d*% (complete|\d+ left)/);
  await Promise.race([middle, failAtTheEnd(operation)]);
  return operation;
}

/** Ends that `up` with Ctrl-C. @returns how it ended, and the refresh that it left active in AWS */
export async function interruptInTheMiddle(
  context: Context,
  options: UpOptions,
): Promise<{ readonly outcome: Outcome; readonly instanceRefreshId: string }> {
  const operation = await upToTheMiddle(context, options);
  operation.interrupt();
  const outcome = await operation.ended;
  assert.equal(outcome.result, "failed");
  const [refresh] = await context.fleet.refreshes();
  return { outcome, instanceRefreshId: refresh?.InstanceRefreshId ?? "none" };
}

/** After each poll time stops, until AWS has been asked how far the refresh is: where there is progress, it stays so. */
function holdInTheMiddle({ simulator, fleet, time }: Context): Promise<void> {
  let isChecking = false;
  return new Promise((resolve) => {
    const stop = simulator.onCall({
      after: async ({ action }) => {
        if (action !== "DescribeInstanceRefreshes" || isChecking) return;
        isChecking = true;
        time.hold();
        const [refresh] = await fleet.refreshes();
        isChecking = false;
        if (refresh?.Status !== "InProgress" || !refresh.PercentageComplete) {
          time.release();
          return;
        }
        stop();
        resolve();
      },
    });
  });
}

async function failAtTheEnd({ ended }: Operation): Promise<never> {
  const { stdout, stderr } = await ended;
  throw new Error(`The run ended before the middle of the roll. It said:\n${stdout}${stderr}`);
}
