/** How AWS would do a refresh: how many instances, in which batches, for how long. Calculated from what is known before the start. */
import { instancesOf, planBatches, type ReplacementOrder } from "./batches";
import { dispositionsOf, type DispositionOptions } from "./disposition";
import { surveyFleet, type Fleet } from "./fleet";
import type { Group } from "./group";
import type { Preferences } from "../inputs/inputs";
import type { Target } from "./target";

export interface Estimate {
  /** Instances that would be replaced. */
  readonly replaced: number;
  /** Instances that stay because the last checkpoint is below 100 %. */
  readonly notReached: number;
  /** Instances in service now. */
  readonly inService: number;
  /** The number of instances that make up the desired capacity. */
  readonly desired: number;
  /** The most instances of one batch. */
  readonly batchSize: number;
  readonly batches: number;
  /** The percentage of the desired capacity that AWS is asked to keep healthy. */
  readonly minimum: number;
  /** Whether new instances come up before old ones go. */
  readonly order: ReplacementOrder;
  /** The most instances that run at one time. */
  readonly peak: number;
  /** The fewest instances that are in service at one time. */
  readonly lowest: number;
  /** The largest number of instances that the group's maximum size allows. */
  readonly maximum: number;
  /** Seconds from InService until an instance counts as warmed up, and the source of the figure. */
  readonly warmup: Warmup;
  /** Seconds that one batch takes. */
  readonly batchSeconds: number;
  /** A rough estimate, in seconds. */
  readonly seconds: number;
}

export interface Warmup {
  readonly seconds: number;
  readonly from: "preferences" | "group default" | "health check grace period" | "nowhere";
}

export interface EstimateOptions extends DispositionOptions {
  /** The account setting `launchBeforeTerminate`: it applies where neither the group nor the preferences set a percentage. @default false */
  readonly launchBeforeTerminate?: boolean | undefined;
}

/** Seconds to bring an instance into service, for the estimate: AWS's examples lie between 30 and 120 s. */
const launchSeconds = 60;
/** Seconds to terminate one, for the estimate: the recording shows 21 and 41 s. */
const terminateSeconds = 40;
/** Seconds from the launch until AWS has seen enough health checks of a new instance, whatever its warm-up. Measured in the recording. */
const healthCheckSeconds = 105;
/** Seconds that AWS pauses at a checkpoint by default. */
const defaultCheckpointDelay = 3600;

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-overview.html */
export function estimateRoll(group: Group, fleet: Fleet, options: EstimateOptions): Estimate {
  const { preferences } = options;
  const due = dispositionsOf(fleet, options).replaced.length;
  const weight = unitsOfInstance(group, fleet);
  const percentages = healthyPercentages(group, options);
  const window = { desired: group.desiredCapacity, weight, ...percentages };
  const { checkpointPercentages = [] } = preferences ?? {};
  const stops = checkpointPercentages.map((percentage) => Math.ceil((due * percentage) / 100));
  const replaced = stops.at(-1) ?? due;
  const pauses = new Set(stops.filter((stop) => stop < replaced)).size;
  const { checkpointDelay = defaultCheckpointDelay, bakeTime = 0 } = preferences ?? {};
  const plan = planBatches({ count: replaced, stops }, window);
  const warmup = warmupOf(group, preferences);
  const batchSeconds =
    Math.max(launchSeconds + warmup.seconds, healthCheckSeconds) +
    (plan.order === "launch first" ? terminateSeconds : 0);
  return {
    ...plan,
    replaced,
    notReached: due - replaced,
    inService: fleet.matching.length + fleet.outdated.length,
    desired: instancesOf(window),
    minimum: percentages.minHealthyPercentage,
    maximum: Math.floor(group.maxSize / weight),
    warmup,
    batchSeconds,
    seconds: plan.batches * batchSeconds + pauses * checkpointDelay + bakeTime,
  };
}

/** Seconds. Refreshes whose estimates differ by less start in the order of arrival, so that they do not all end together. */
const farLonger = 1800;

/**
 * How long a refresh is expected to take, in seconds, to order many starts: the longest goes first, because the whole run takes as long
 * as that one. Undefined if the fleet is unknown: then the start is never delayed.
 */
export function startPriority(
  group: Group | undefined,
  target: Target,
  options: DispositionOptions,
): { readonly expectedSeconds: number } | undefined {
  const fleet = group && surveyFleet(group, target);
  if (group === undefined || fleet === undefined) return undefined;
  const { seconds } = estimateRoll(group, fleet, options);
  return { expectedSeconds: farLonger * Math.floor(seconds / farLonger) };
}

/** AWS's default for a refresh of a group that sets none. */
const defaultMinimum = 90;

/**
 * The percentages of the preferences, else of the group's maintenance policy, else of the account setting, else AWS's defaults.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/understand-instance-refresh-default-values.html
 */
function healthyPercentages(
  { instanceMaintenancePolicy: policy }: Group,
  { preferences, launchBeforeTerminate = false }: EstimateOptions,
): { readonly minHealthyPercentage: number; readonly maxHealthyPercentage: number | undefined } {
  const minimum = preferences?.minHealthyPercentage ?? percentageOf(policy?.minHealthyPercentage);
  const maximum = preferences?.maxHealthyPercentage ?? percentageOf(policy?.maxHealthyPercentage);
  const isAccountDefault = launchBeforeTerminate && minimum === undefined && maximum === undefined;
  return {
    minHealthyPercentage: minimum ?? (isAccountDefault ? 100 : defaultMinimum),
    maxHealthyPercentage: maximum,
  };
}

/** Whether the preferences or the group's maintenance policy set a percentage. */
export function hasHealthyPercentages(
  { instanceMaintenancePolicy: policy }: Group,
  preferences: Preferences | undefined,
): boolean {
  const { minHealthyPercentage: minimum, maxHealthyPercentage: maximum } = preferences ?? {};
  return [
    minimum,
    maximum,
    percentageOf(policy?.minHealthyPercentage),
    percentageOf(policy?.maxHealthyPercentage),
  ].some((percentage) => percentage !== undefined);
}

/** A maintenance policy that was cleared has percentages of -1. */
function percentageOf(percentage: number | undefined): number | undefined {
  return percentage === undefined || percentage < 0 ? undefined : percentage;
}

/**
 * The capacity of a group is in units, and one instance may count for several. Where the unit is a vCPU or a MiB of memory, AWS reports
 * no weights. Then the desired capacity is divided by the instances in service.
 */
function unitsOfInstance(
  { desiredCapacity, desiredCapacityType = "units" }: Group,
  { matching, outdated }: Fleet,
): number {
  const inService = [...matching, ...outdated];
  const isWeighted = inService.some(({ weightedCapacity }) => weightedCapacity !== undefined);
  if (desiredCapacityType !== "units" && !isWeighted && inService.length > 0) {
    return Math.max(1, desiredCapacity / inService.length);
  }
  const sum = inService.reduce((all, { weightedCapacity = 1 }) => all + weightedCapacity, 0);
  return sum > 0 ? sum / inService.length : 1;
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-default-instance-warmup.html */
function warmupOf(group: Group, preferences: Preferences | undefined): Warmup {
  if (preferences?.instanceWarmup !== undefined) {
    return { seconds: preferences.instanceWarmup, from: "preferences" };
  }
  const { defaultInstanceWarmup = -1, healthCheckGracePeriod = 0 } = group;
  if (defaultInstanceWarmup >= 0) return { seconds: defaultInstanceWarmup, from: "group default" };
  return healthCheckGracePeriod > 0
    ? { seconds: healthCheckGracePeriod, from: "health check grace period" }
    : { seconds: 0, from: "nowhere" };
}
