/** What the end of a refresh means for us: AWS's word, and for a success that of the gates. */
import { endedBadly } from "./errors/ending";
import { gatesInterrupted, gatesLate, gatesShut } from "../gates/gate-errors";
import type { Snapshot } from "../refresh/snapshot";
import { judge } from "../refresh/outcome";
import { diagnose } from "../diagnosis/diagnose";
import type { Followed, FollowOptions } from "./follow";
import type { Gatekeeper } from "../gates/gate-runner";
import type { Ports } from "./ports";

/** What an ending is judged with. */
export interface Means {
  readonly gatekeeper: Gatekeeper;
  readonly ports: Ports;
}

/** A refresh that has ended, with the error that its ending is, explained. A success has to pass the gates that were not asked before. */
export async function judged(
  options: FollowOptions,
  refresh: Snapshot,
  means: Means,
): Promise<Followed> {
  const { scene } = options;
  if (judge(refresh) === "succeeded") return passed(options, refresh, means);
  const diagnosis = await diagnose({ scene, refresh }, means.ports);
  return { refresh, error: endedBadly(scene, refresh, diagnosis) };
}

/** A success of AWS's, which is none of ours before the gates have opened. */
export async function passed(
  { scene, timeoutSeconds: seconds = 0 }: FollowOptions,
  refresh: Snapshot,
  { gatekeeper }: Means,
): Promise<Followed> {
  const answer = await gatekeeper.atTheEnd(refresh);
  switch (answer.end) {
    case "open":
      return { refresh };
    case "shut":
      return { refresh, error: gatesShut(scene, refresh, answer) };
    case "late":
      return { refresh, error: gatesLate(scene, refresh, { seconds, failures: answer.failures }) };
    case "interrupted":
      return { refresh, error: gatesInterrupted(scene, refresh) };
  }
}
