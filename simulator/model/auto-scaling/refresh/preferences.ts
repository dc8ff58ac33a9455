/** Fills in the preferences of a refresh from the group, and gives them back the way DescribeInstanceRefreshes does. */
import type { RefreshPreferences } from "@aws-sdk/client-auto-scaling";
import { isSettingEnabled, type AccountSettingsWorld } from "../account/account-settings";
import type { Group } from "../group/group";
import type { RefreshSettings } from "./refresh";

/** Documented default of the API. */
const defaultMinHealthyPercentage = 90;
/** Seconds; documented default where checkpoints are given. */
const defaultCheckpointDelay = 3600;

/** Every preference, given or by default: the group's maintenance policy, warm-up and grace period come before AWS's own values. */
export function toSettings(
  world: AccountSettingsWorld,
  group: Group,
  given: RefreshPreferences,
): RefreshSettings {
  const { InstanceMaintenancePolicy: policy } = group.settings;
  const percentages = given.CheckpointPercentages ?? [];
  return {
    minHealthyPercentage:
      given.MinHealthyPercentage ??
      fromPolicy(policy?.MinHealthyPercentage) ??
      defaultMinimum(world),
    maxHealthyPercentage: given.MaxHealthyPercentage ?? fromPolicy(policy?.MaxHealthyPercentage),
    instanceWarmup: given.InstanceWarmup ?? groupWarmup(group),
    checkpointPercentages: percentages,
    checkpointDelay: given.CheckpointDelay ?? defaultCheckpointDelay,
    skipMatching: given.SkipMatching ?? false,
    autoRollback: given.AutoRollback ?? false,
    scaleInProtectedInstances: given.ScaleInProtectedInstances ?? "Wait",
    standbyInstances: given.StandbyInstances ?? "Wait",
    alarms: given.AlarmSpecification?.Alarms ?? [],
    bakeTime: given.BakeTime ?? 0,
  };
}

/**
 * Where neither request nor group says anything, the account may want replacements to be launched first: the guide gives a
 * minimum of 100 then, which is launched first with one more instance at a time.
 */
function defaultMinimum(world: AccountSettingsWorld): number {
  return isSettingEnabled(world, "launchBeforeTerminate") ? 100 : defaultMinHealthyPercentage;
}

/** The preferences as the service echoes them: a few always, the others only when given. Recorded 2026-09-27. */
export function toEcho(given: RefreshPreferences, settings: RefreshSettings): RefreshPreferences {
  const { minHealthyPercentage, maxHealthyPercentage, checkpointPercentages, checkpointDelay } =
    settings;
  return {
    MinHealthyPercentage: minHealthyPercentage,
    InstanceWarmup: settings.instanceWarmup,
    SkipMatching: settings.skipMatching,
    AutoRollback: settings.autoRollback,
    AlarmSpecification: settings.alarms.length === 0 ? {} : { Alarms: [...settings.alarms] },
    ...(checkpointPercentages.length > 0 && {
      CheckpointPercentages: [...checkpointPercentages],
      CheckpointDelay: checkpointDelay,
    }),
    ...(given.ScaleInProtectedInstances && {
      ScaleInProtectedInstances: given.ScaleInProtectedInstances,
    }),
    ...(given.StandbyInstances && { StandbyInstances: given.StandbyInstances }),
    ...(maxHealthyPercentage !== undefined && { MaxHealthyPercentage: maxHealthyPercentage }),
    ...(given.BakeTime !== undefined && { BakeTime: given.BakeTime }),
  };
}

/** A maintenance policy says -1 for "not set". */
function fromPolicy(percentage: number | undefined): number | undefined {
  return percentage === undefined || percentage < 0 ? undefined : percentage;
}

/** Seconds: DefaultInstanceWarmup unless it is absent or switched off with -1, else the health check grace period. */
function groupWarmup({ settings }: Group): number {
  const { DefaultInstanceWarmup: warmup = -1, HealthCheckGracePeriod: grace = 0 } = settings;
  return warmup >= 0 ? warmup : grace;
}
