/** A group about which there is nothing to find: no activities, hooks, targets, alarms or metrics. */
import type { DiagnosticsPort } from "../../../engine/diagnosis/diagnostics-port";

export const quietDiagnostics: DiagnosticsPort = {
  activitiesSince: () => Promise.resolve([]),
  lifecycleHooks: () => Promise.resolve([]),
  targetHealth: () => Promise.resolve([]),
  alarms: () => Promise.resolve([]),
  metricPoints: () => Promise.resolve([]),
};
