/** An instance refresh as data: what was asked for, how far it is, and what it holds on top of the desired capacity. */
import type {
  DesiredConfiguration,
  InstanceRefreshStatus,
  RefreshPreferences,
} from "@aws-sdk/client-auto-scaling";
import type { LaunchSource } from "../launch/launch-source";

/** What a refresh goes by: the preferences with every default filled in. */
export interface RefreshSettings {
  /** 0 to 100. */
  readonly minHealthyPercentage: number;
  /** 100 to 200. Undefined is not the same as 100: with nothing to spare, a minimum below 100 is violated instead of the maximum. */
  readonly maxHealthyPercentage: number | undefined;
  /** Seconds. */
  readonly instanceWarmup: number;
  /** Ascending, 1 to 100. */
  readonly checkpointPercentages: readonly number[];
  /** Seconds. */
  readonly checkpointDelay: number;
  readonly skipMatching: boolean;
  readonly autoRollback: boolean;
  readonly scaleInProtectedInstances: "Refresh" | "Ignore" | "Wait";
  readonly standbyInstances: "Terminate" | "Ignore" | "Wait";
  readonly alarms: readonly string[];
  /** Seconds. */
  readonly bakeTime: number;
}

export interface Rollback {
  readonly reason: string;
  /** When the worker began with it, in milliseconds since 1970. */
  startedAt: number | undefined;
  percentageComplete: number;
  instancesToUpdate: number;
  /** Of a group with a warm pool: how far each part was. */
  readonly pools: PoolProgress | undefined;
}

/** Percentages are 0 to 100, the others numbers of instances. */
export interface PoolProgress {
  readonly live: { readonly percentageComplete: number; readonly instancesToUpdate: number };
  readonly warm: { readonly percentageComplete: number; readonly instancesToUpdate: number };
}

/** Numbers of instances. */
export interface Progress {
  readonly ready: number;
  readonly outdated: number;
  /** When it was reached, in milliseconds since 1970. */
  readonly at: number;
  /** What was launched then: a version that `$Latest` means may be followed by another. */
  readonly target?: string;
}

export interface Refresh {
  readonly id: string;
  /** When it was asked for, in milliseconds since 1970. */
  readonly requestedAt: number;
  /** When it stops being Pending, in milliseconds since 1970. */
  readonly beginsAt: number;
  readonly settings: RefreshSettings;
  readonly strategy: "Rolling" | "ReplaceRootVolume";
  /** The preferences as DescribeInstanceRefreshes gives them back. */
  readonly preferences: RefreshPreferences;
  readonly desired:
    { readonly source: LaunchSource; readonly configuration: DesiredConfiguration } | undefined;
  status: InstanceRefreshStatus;
  statusReason: string | undefined;
  startedAt: number | undefined;
  endedAt: number | undefined;
  percentageComplete: number | undefined;
  instancesToUpdate: number | undefined;
  /** The desired capacity that the percentage was last reckoned for. */
  reckonedFor: number | undefined;
  /** Of a group with a warm pool: how far each part is. */
  pools: PoolProgress | undefined;
  rollback: Rollback | undefined;
  /** Units of capacity launched ahead of terminations; negative where launches are owed. */
  surplus: number;
  /** Instances of the warm pool launched ahead of terminations; negative where launches are owed. */
  poolSurplus: number;
  /** The highest checkpoint reached, in percent. */
  checkpointReached: number;
  /** The desired capacity that it was reached with. */
  checkpointCapacity: number;
  checkpointUntil: number | undefined;
  bakesUntil: number | undefined;
  /** The best that was reached in this direction, on the way to the same target. */
  progress: Progress;
  /** Whether a cancellation waits for launches and terminations under way. */
  waitsForTransitions: boolean;
  /** The refresh for which somebody else has cancelled this one. */
  competing?: { readonly launchTemplateVersion: number | string | undefined };
}

/** The statuses that a refresh does not leave. */
const ended: ReadonlySet<InstanceRefreshStatus> = new Set<InstanceRefreshStatus>([
  "Successful",
  "Failed",
  "Cancelled",
  "RollbackSuccessful",
  "RollbackFailed",
]);

/** The refresh of a group that has not ended; there is at most one, the newest. */
export function findActiveRefresh({
  refreshes,
}: {
  readonly refreshes: readonly Refresh[];
}): Refresh | undefined {
  const newest = refreshes.at(-1);
  return newest && !ended.has(newest.status) ? newest : undefined;
}

/** When the present direction, forward or back, began; undefined before its first look. */
export function passBegan(refresh: Refresh): number | undefined {
  return refresh.rollback ? refresh.rollback.startedAt : refresh.startedAt;
}
