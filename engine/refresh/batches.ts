/** How AWS divides a refresh into batches: pure arithmetic on the capacity and the healthy percentages. */

/** The inputs of the calculation. Capacities are in the group's units; one instance may count for several units. */
export interface CapacityWindow {
  /** The desired capacity of the group. */
  readonly desired: number;
  /** Units that one instance counts for. */
  readonly weight: number;
  /** 0 to 100, of the desired capacity. */
  readonly minHealthyPercentage: number;
  /** 100 to 200, of the desired capacity. Absent if not set, which AWS treats differently from 100. */
  readonly maxHealthyPercentage: number | undefined;
}

export interface BatchPlan {
  /** Whether new instances come up before old ones go. */
  readonly order: ReplacementOrder;
  readonly batches: number;
  /** The most instances that one batch replaces. */
  readonly batchSize: number;
  /** The most instances at one time, without those that are being terminated. */
  readonly peak: number;
  /** The fewest instances at one time that are in service and stay there. */
  readonly lowest: number;
}

export type ReplacementOrder = "launch first" | "terminate first";

/** The instances to replace, and the points at which the refresh pauses. */
export interface ReplacementWork {
  /** Instances to replace. */
  readonly count: number;
  /** Instances replaced at each checkpoint, ascending. No batch extends past the next checkpoint. */
  readonly stops: readonly number[];
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-overview.html */
export function planBatches(work: ReplacementWork, window: CapacityWindow): BatchPlan {
  const order = orderOf(window);
  const plan = order === "launch first" ? planLaunchFirst : planTerminateFirst;
  return { order, ...plan(work, window) };
}

/**
 * New before old where the maximum leaves room above the desired capacity. Where it leaves none, and the minimum leaves none below, AWS
 * breaks the limit that the caller cares less about: an explicit maximum, or a minimum of 100, has it launch first.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-maintenance-policy-overview-and-considerations.html
 */
function orderOf(window: CapacityWindow): ReplacementOrder {
  if (ceilingOf(window) > window.desired) return "launch first";
  if (floorOf(window) < window.desired) return "terminate first";
  const isChosen = window.minHealthyPercentage === 100 || window.maxHealthyPercentage !== undefined;
  return isChosen ? "launch first" : "terminate first";
}

/** AWS rounds the minimum up. */
function floorOf({ desired, minHealthyPercentage }: CapacityWindow): number {
  return Math.ceil((desired * minHealthyPercentage) / 100);
}

/** The documentation does not say how AWS rounds the maximum. Rounding down keeps the caller's limit. */
function ceilingOf({ desired, maxHealthyPercentage = 100 }: CapacityWindow): number {
  return Math.max(desired, Math.floor((desired * maxHealthyPercentage) / 100));
}

type Course = Omit<BatchPlan, "order">;

/** Launches up to the maximum, then terminates down to the minimum, over and over. At least one instance is launched each time. */
function planLaunchFirst(work: ReplacementWork, window: CapacityWindow): Course {
  const usual = instancesOf(window);
  const floor = Math.ceil(floorOf(window) / window.weight);
  const ceiling = Math.max(Math.floor(ceilingOf(window) / window.weight), usual + 1);
  const course = startCourse(usual);
  let launched = 0;
  for (let replaced = 0; replaced < work.count;) {
    const stop = nextStop(replaced, work);
    const running = usual + launched - replaced;
    launched += Math.max(0, Math.min(ceiling - running, stop - launched));
    const surge = usual + launched - replaced;
    const terminated = Math.max(1, Math.min(stop - replaced, surge - floor));
    replaced += terminated;
    noteBatch(course, { size: terminated, most: surge, least: surge - terminated });
  }
  return course;
}

/** Terminates down to the minimum, and launches as many at the same time. At least one instance is replaced each time. */
function planTerminateFirst(work: ReplacementWork, window: CapacityWindow): Course {
  const usual = instancesOf(window);
  const room = Math.floor((usual * window.weight - floorOf(window)) / window.weight);
  const course = startCourse(usual);
  for (let replaced = 0; replaced < work.count;) {
    const size = Math.max(1, Math.min(nextStop(replaced, work) - replaced, room));
    replaced += size;
    noteBatch(course, { size, most: usual, least: usual - size });
  }
  return course;
}

/** The number of instances that make up the desired capacity. */
export function instancesOf({ desired, weight }: CapacityWindow): number {
  return Math.ceil(desired / weight);
}

function nextStop(replaced: number, { count, stops }: ReplacementWork): number {
  return stops.find((stop) => stop > replaced && stop < count) ?? count;
}

type MutableCourse = { -readonly [Key in keyof Course]: Course[Key] };

function startCourse(usual: number): MutableCourse {
  return { batches: 0, batchSize: 0, peak: usual, lowest: usual };
}

function noteBatch(
  course: MutableCourse,
  batch: { readonly size: number; readonly most: number; readonly least: number },
): void {
  course.batches += 1;
  course.batchSize = Math.max(course.batchSize, batch.size);
  course.peak = Math.max(course.peak, batch.most);
  course.lowest = Math.min(course.lowest, batch.least);
}
