/** Builds what was found out about a refresh: a failed one of a healthy group, unless the test says otherwise. */
import type { Diagnostics } from "../../../engine/diagnosis/diagnostics";
import type { Snapshot } from "../../../engine/refresh/snapshot";
import { aGroup } from "./a-group";
import { aRefresh } from "./a-refresh";
import { refreshStart } from "./an-activity";
import { aConfiguration } from "./a-target";

export const failedRefresh: Snapshot = aRefresh({
  status: "Failed",
  startTime: refreshStart,
  desiredConfiguration: aConfiguration("2"),
  statusReason: "Waiting for instances to warm up before continuing.",
});

export function someDiagnostics(parts: Partial<Diagnostics> = {}): Diagnostics {
  return {
    errorContext: { autoScalingGroupName: "web", region: "eu-west-1" },
    refresh: failedRefresh,
    group: aGroup(),
    activities: [],
    hooks: [],
    targets: [],
    failedCalls: [],
    ...parts,
  };
}
