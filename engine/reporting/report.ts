/** The account of one roll: what, why, how long, what became of the instances. */
import type { LaunchTemplateSpecification } from "../inputs/inputs";
import type { Snapshot } from "../refresh/snapshot";

/** A state of the refresh, and when it was first seen. */
export interface ReportEvent {
  /** Seconds since the run began. */
  readonly second: number;
  readonly status: string;
  readonly percentageComplete?: number;
  readonly instancesToUpdate?: number;
  readonly statusReason?: string;
}

export interface ReportedInstance {
  readonly instanceId: string;
  readonly launchTemplate?: LaunchTemplateSpecification;
}

/** Version 1 of the report. Its JSON form is these fields. */
export interface Report {
  readonly version: 1;
  readonly autoScalingGroupName: string;
  readonly region?: string;
  readonly instanceRefreshId: string;
  readonly status: string;
  /** Whether `pulumi up` takes it for a success. */
  readonly isSuccess: boolean;
  /** Why the fleet was rolled. Empty when an earlier run had started the refresh. */
  readonly reasons: readonly string[];
  readonly launchTemplate?: LaunchTemplateSpecification;
  readonly previousLaunchTemplate?: LaunchTemplateSpecification;
  readonly startTime?: string;
  readonly endTime?: string;
  readonly durationSeconds?: number;
  readonly timeline: readonly ReportEvent[];
  /** The instances of the group before that are gone now. Absent when AWS would not say. */
  readonly instancesGone?: readonly ReportedInstance[];
  /** The instances of the group that are new. Absent when AWS would not say. */
  readonly instancesNew?: readonly ReportedInstance[];
  /** The ids of those that do not run the target. Absent when AWS would not say. */
  readonly instancesOutdated?: readonly string[];
  /** What went wrong, as the terminal shows it. */
  readonly failure?: string;
}

/** A moment of the timeline. */
export function toReportEvent(second: number, snapshot: Snapshot): ReportEvent {
  const { status, percentageComplete, instancesToUpdate, statusReason } = snapshot;
  return {
    second: Math.round(second),
    status,
    ...(percentageComplete !== undefined && { percentageComplete }),
    ...(instancesToUpdate !== undefined && { instancesToUpdate }),
    ...(statusReason !== undefined && { statusReason }),
  };
}
