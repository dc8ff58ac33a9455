/** Builds snapshots of a refresh: half done and moving, unless the test says otherwise. */
import type { Snapshot } from "../../../engine/refresh/snapshot";

/** A refresh as AWS reports it. */
export function aRefresh(parts: Partial<Snapshot> = {}): Snapshot {
  return {
    instanceRefreshId: "r-ours",
    status: "InProgress",
    percentageComplete: 40,
    instancesToUpdate: 6,
    ...parts,
  };
}

/** A refresh that succeeded. */
export function aSuccess(parts: Partial<Snapshot> = {}): Snapshot {
  return aRefresh({
    status: "Successful",
    percentageComplete: 100,
    instancesToUpdate: 0,
    ...parts,
  });
}
