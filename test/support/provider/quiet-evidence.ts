/** A group about which there is nothing to find: no activities, hooks, targets, alarms or metrics. */
import type { Evidence } from "../../../engine/diagnosis/diagnostics-port";

export const quietEvidence: Evidence = {
  activitiesSince: () => Promise.resolve([]),
  lifecycleHooks: () => Promise.resolve([]),
  targetHealth: () => Promise.resolve([]),
  alarms: () => Promise.resolve([]),
  metricPoints: () => Promise.resolve([]),
};
