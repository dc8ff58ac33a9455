/** What a snapshot means for us: keep waiting, or how it ended. */
import { isActive, type Snapshot } from "./snapshot";

/** How a refresh that has ended, ended. */
export type Ending = "succeeded" | "failed" | "cancelled" | "rolledBack" | "rollbackFailed";

export type Verdict = "waiting" | Ending;

const endings: Readonly<Record<string, Ending>> = {
  Successful: "succeeded",
  Failed: "failed",
  Cancelled: "cancelled",
  RollbackSuccessful: "rolledBack",
  RollbackFailed: "rollbackFailed",
};

/** Success is `Successful` alone. A status that is no known end is waited for, whatever it is called. */
export function judge(snapshot: Snapshot): Verdict {
  return isActive(snapshot) ? "waiting" : (endings[snapshot.status] ?? "waiting");
}
