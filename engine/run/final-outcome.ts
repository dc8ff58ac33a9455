/** What the end of a refresh means for us: AWS's word, and for a success that of the gates. */
import { endedBadly } from "./errors/ending";
import { gatesInterrupted, gatesTimedOut, gatesFailed } from "../gates/gate-errors";
import type { Snapshot } from "../refresh/snapshot";
import { outcomeOf } from "../refresh/outcome";
import { diagnose } from "../diagnosis/diagnose";
import type { Followed, FollowOptions } from "./follow";
import type { GateRunner } from "../gates/gate-runner";
import type { Ports } from "./ports";

/** What an ending is judged with. */
export interface Means {
  readonly gatekeeper: GateRunner;
  readonly ports: Ports;
}

/** A refresh that has ended, with the error that its ending is, explained. A success has to pass the gates that were not asked before. */
export async function finalOutcome(
  options: FollowOptions,
  refresh: Snapshot,
  means: Means,
): Promise<Followed> {
  const { errorContext } = options;
  if (outcomeOf(refresh) === "succeeded") return waitThroughGates(options, refresh, means);
  const diagnosis = await diagnose({ errorContext, refresh }, means.ports);
  return { refresh, error: endedBadly(errorContext, refresh, diagnosis) };
}

/** A success of AWS's, which is none of ours before the gates have opened. */
export async function waitThroughGates(
  { errorContext, timeoutSeconds: seconds = 0 }: FollowOptions,
  refresh: Snapshot,
  { gatekeeper }: Means,
): Promise<Followed> {
  const answer = await gatekeeper.checkBeforeSuccess(refresh);
  switch (answer.end) {
    case "open":
      return { refresh };
    case "shut":
      return { refresh, error: gatesFailed(errorContext, refresh, answer) };
    case "late":
      return {
        refresh,
        error: gatesTimedOut(errorContext, refresh, { seconds, failures: answer.failures }),
      };
    case "interrupted":
      return { refresh, error: gatesInterrupted(errorContext, refresh) };
  }
}
