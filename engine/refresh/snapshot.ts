/** One response of DescribeInstanceRefreshes, normalised: one refresh at one time. */
import type { DesiredConfiguration, Preferences } from "../inputs/inputs";
import type { ProgressDetails, RollbackDetails } from "../outputs/outputs";
import { isTerminal } from "./status";

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceRefresh.html */
export interface Snapshot {
  readonly instanceRefreshId: string;
  /** One of AWS's statuses, or one that this version does not know. */
  readonly status: string;
  readonly statusReason?: string;
  /** 0 to 100. Absent while the refresh is `Pending`. */
  readonly percentageComplete?: number;
  /** Instances that are still to be updated. Absent while the refresh is `Pending`. */
  readonly instancesToUpdate?: number;
  /** Present where the group has a warm pool, which AWS replaces after the instances in service. */
  readonly progressDetails?: ProgressDetails;
  /** ISO 8601. When AWS began, which is later than the start call. */
  readonly startTime?: string;
  /** ISO 8601. Absent until the refresh has ended. */
  readonly endTime?: string;
  readonly strategy?: string;
  /** What the refresh rolls to. Absent when it was started without one. */
  readonly desiredConfiguration?: DesiredConfiguration;
  /** As AWS echoes them: it fills in some defaults and leaves out others. */
  readonly preferences?: Preferences;
  readonly rollbackDetails?: RollbackDetails;
}

/** Whether AWS is still working on this refresh. */
export function isActive(snapshot: Snapshot): boolean {
  return !isTerminal(snapshot.status);
}

/** Seconds from the start to the end. Undefined until the refresh has ended. */
export function secondsTaken({
  startTime,
  endTime,
}: Pick<Snapshot, "startTime" | "endTime">): number | undefined {
  if (startTime === undefined || endTime === undefined) return undefined;
  return (Date.parse(endTime) - Date.parse(startTime)) / 1000;
}
