/** What a snapshot means for us: keep waiting, or how it ended. */
import type { Snapshot } from "./snapshot";

/** How a refresh that has ended, ended. */
export type Ending = "succeeded" | "failed" | "cancelled" | "rolledBack" | "rollbackFailed";

export type Outcome = "waiting" | Ending;

const endings: ReadonlyMap<string, Ending> = new Map([
  ["Successful", "succeeded"],
  ["Failed", "failed"],
  ["Cancelled", "cancelled"],
  ["RollbackSuccessful", "rolledBack"],
  ["RollbackFailed", "rollbackFailed"],
]);

/** Success is `Successful` alone. A status that is no known end is waited for, whatever it is called. */
export function outcomeOf(snapshot: Snapshot): Outcome {
  return endings.get(snapshot.status) ?? "waiting";
}
