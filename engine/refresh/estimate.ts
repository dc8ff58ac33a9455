/** How AWS would go about a refresh: how many instances, in what batches, for how long. Pure arithmetic on what is known before it starts. */
import { dispositionsOf, type DispositionOptions } from "./disposition";
import { surveyFleet, type Fleet } from "./fleet";
import type { Group } from "./group";
import type { Preferences } from "../inputs/inputs";
import type { Target } from "./target";

export interface Estimate {
  /** Instances that would be replaced. */
  readonly replaced: number;
  /** Instances in service now. */
  readonly inService: number;
  /** Instances that the desired capacity comes to. */
  readonly desired: number;
  /** Instances at a time. */
  readonly batchSize: number;
  readonly batches: number;
  /** The percentage of the desired capacity that AWS is asked to keep healthy. */
  readonly minimum: number;
  /** Whether new instances come up before old ones go. */
  readonly order: "launch first" | "terminate first";
  /** The most instances that run at one time. */
  readonly peak: number;
  /** The most that the group's maximum allows for. */
  readonly maximum: number;
  /** Seconds from InService until an instance counts, and where the figure comes from. */
  readonly warmup: Warmup;
  /** A rough estimate, in seconds. */
  readonly seconds: number;
}

export interface Warmup {
  readonly seconds: number;
  readonly from: "preferences" | "group default" | "health check grace period" | "nowhere";
}

/** Seconds to bring an instance into service, for the estimate: AWS's examples lie between 30 and 120 s. */
export const launchSeconds = 60;
/** Seconds to terminate one, for the estimate: the recording shows 21 and 41 s. */
export const terminateSeconds = 40;

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-overview.html */
export function estimateRoll(group: Group, fleet: Fleet, options: DispositionOptions): Estimate {
  const { preferences } = options;
  const inService = fleet.matching.length + fleet.outdated.length;
  const replaced = dispositionsOf(fleet, options).replaced.length;
  const weight = meanWeight(fleet);
  const desired = Math.ceil(group.desiredCapacity / weight);
  const batch = batchOf(group, { preferences, weight });
  const batches = Math.ceil(replaced / batch.size);
  const warmup = warmupOf(group, preferences);
  const batchSeconds =
    launchSeconds + warmup.seconds + (batch.isLaunchFirst ? 0 : terminateSeconds);
  return {
    replaced,
    inService,
    desired,
    batchSize: batch.size,
    batches,
    minimum: batch.minimum,
    order: batch.isLaunchFirst ? "launch first" : "terminate first",
    peak: desired + (batch.isLaunchFirst ? Math.min(batch.size, replaced) : 0),
    maximum: Math.floor(group.maxSize / weight),
    warmup,
    seconds: batches * batchSeconds + pauses(preferences, replaced) + (preferences?.bakeTime ?? 0),
  };
}

/** Seconds: refreshes that differ by less begin in the order they came, so that they do not end all together. */
const farLonger = 1800;

/**
 * Seconds that more urgent calls may go before those that begin a refresh. It is zero or below: where many begin together, one that
 * takes far longer is to be first, because the run as a whole takes as long as it does. Absent where nothing is known of the fleet: nobody goes first.
 */
export function canWaitToBegin(
  group: Group | undefined,
  target: Target,
  options: DispositionOptions,
): number | undefined {
  const fleet = group && surveyFleet(group, target);
  if (group === undefined || fleet === undefined) return undefined;
  return 0 - farLonger * Math.floor(estimateRoll(group, fleet, options).seconds / farLonger);
}

interface Batch {
  readonly size: number;
  readonly minimum: number;
  readonly isLaunchFirst: boolean;
}

/**
 * The floor is rounded up and the ceiling down, and at least one instance is always replaced, whatever they say.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-maintenance-policy-overview-and-considerations.html
 */
function batchOf(
  group: Group,
  { preferences, weight }: Pick<DispositionOptions, "preferences"> & { readonly weight: number },
): Batch {
  const { minHealthyPercentage: minimum = 90, maxHealthyPercentage: maximum = 100 } = {
    ...group.instanceMaintenancePolicy,
    ...preferences,
  };
  const floor = Math.ceil((group.desiredCapacity * minimum) / 100);
  const ceiling = Math.floor((group.desiredCapacity * maximum) / 100);
  const isLaunchFirst = minimum === 100 || maximum > 100;
  const room = isLaunchFirst ? ceiling - floor : group.desiredCapacity - floor;
  return { size: Math.max(1, Math.floor(room / weight)), minimum, isLaunchFirst };
}

/** Sizes and percentages of a group are in units of capacity, of which its instances may have more than one each. */
function meanWeight({ matching, outdated }: Fleet): number {
  const weights = [...matching, ...outdated].map(({ weightedCapacity = 1 }) => weightedCapacity);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return sum > 0 ? sum / weights.length : 1;
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

/** AWS pauses after every checkpoint but the one at 100 %. */
function pauses(preferences: Preferences | undefined, replaced: number): number {
  const checkpoints = (preferences?.checkpointPercentages ?? []).filter((percent) => percent < 100);
  return replaced === 0 ? 0 : checkpoints.length * (preferences?.checkpointDelay ?? 3600);
}
