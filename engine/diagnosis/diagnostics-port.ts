/** The port for a diagnosis and fail-fast, besides the group and its refreshes. */
import type { MetricGate, MetricPoint } from "../gates/metric-gate";
import type { Activity, Alarm, LifecycleHook, TargetHealth } from "./diagnostics";

/** Every method returns a response or throws a `Fault`. Each is one permission, and none is required. */
export interface DiagnosticsPort {
  /**
   * A group's scaling activities that started at an instant (ISO 8601) or later, newest first; the latest few hundred at most.
   *
   * @param maxDelaySeconds seconds that more urgent calls of this process may go first
   */
  readonly activitiesSince: (
    group: string,
    since: string,
    maxDelaySeconds?: number,
  ) => Promise<readonly Activity[]>;
  readonly lifecycleHooks: (group: string) => Promise<readonly LifecycleHook[]>;
  readonly targetHealth: (targetGroupArn: string) => Promise<readonly TargetHealth[]>;
  /** Metric and composite alarms by name, at most 100; names that no alarm has are left out. */
  readonly alarms: (names: readonly string[]) => Promise<readonly Alarm[]>;
  /**
   * The statistic of each period that has data, in any order; the latest few hundred at most.
   *
   * @param since an instant in ISO 8601. @default the last hour
   */
  readonly metricPoints: (metric: MetricGate, since?: string) => Promise<readonly MetricPoint[]>;
}
