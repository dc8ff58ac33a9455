/** How many instances a refresh may launch and terminate now. Pure arithmetic on units of capacity. */

/** What the batch is reckoned from. */
export interface FleetWindow {
  readonly desired: number;
  /** 0 to 100, of the desired capacity. */
  readonly minHealthyPercentage: number;
  /** 100 to 200; undefined lets the minimum be violated where nothing fits, unless it is 100. */
  readonly maxHealthyPercentage: number | undefined;
  /** In service, pending or ordered. */
  readonly active: number;
  /** In service, healthy, warmed up. */
  readonly available: number;
  /** Launched ahead of terminations; negative where launches are owed. */
  readonly surplus: number;
  /** The instances to replace, in order. */
  readonly outdated: readonly Replaceable[];
  /** How many more may be launched, and terminated, before the next checkpoint. */
  readonly launchAllowance: number;
  readonly terminateAllowance: number;
  /** Launches under way. */
  readonly arriving: boolean;
  /** Terminations under way. */
  readonly leaving: boolean;
}

export interface Replaceable {
  readonly weight: number;
  /** Whether it is part of `available`. */
  readonly available: boolean;
}

export interface Batch {
  /** Units of capacity to launch. */
  readonly launch: number;
  /** How many of the outdated to terminate, from the first one on. */
  readonly terminate: number;
  /** Whether the terminated ones are replaced at the same time. */
  readonly replace: boolean;
}

const nothing: Batch = { launch: 0, terminate: 0, replace: false };

/** The next batch; nothing while the last one is under way. */
export function planBatch(window: FleetWindow): Batch {
  if (window.leaving) return nothing;
  return launchesFirst(window) ? planLaunchFirst(window) : planTerminateFirst(window);
}

/** How many instances can be out of service at once while they are changed in place. */
export function planInPlace(window: FleetWindow): number {
  return window.leaving ? 0 : planTerminateFirst({ ...window, surplus: 0 }).terminate;
}

/** The fewest units that must stay available: rounded up, as the guide said until 2022. */
export function floorOf({ desired, minHealthyPercentage }: FleetWindow): number {
  return Math.ceil((desired * minHealthyPercentage) / 100);
}

/** The most units there may be. The rounding is not documented. */
export function ceilingOf({ desired, maxHealthyPercentage = 100 }: FleetWindow): number {
  return Math.max(desired, Math.floor((desired * maxHealthyPercentage) / 100));
}

/**
 * New before old: where there is room above the desired capacity, or none below it and the caller chose that. A minimum
 * of 100 counts as such a choice: the guide says so, while the API says of an omitted maximum that old and new go and
 * come together.
 */
function launchesFirst(window: FleetWindow): boolean {
  if (ceilingOf(window) > window.desired) return true;
  if (floorOf(window) < window.desired) return false;
  return window.minHealthyPercentage === 100 || window.maxHealthyPercentage !== undefined;
}

function planLaunchFirst(window: FleetWindow): Batch {
  // At least one is always replaced: with no room at all, the maximum is violated by one.
  // Weights may have brought more than was desired to begin with.
  const usual = Math.max(window.desired, window.active - window.surplus);
  const ceiling = Math.max(ceilingOf(window), usual + (window.outdated[0]?.weight ?? 1));
  const needed = Math.min(unitsOf(window.outdated) - window.surplus, window.launchAllowance);
  // A launch that was refused is no longer active, but still held: the group tries it again.
  const launch = Math.min(ceiling - (usual + window.surplus), needed);
  if (launch > 0) return { launch, terminate: 0, replace: false };
  if (window.arriving) return nothing;
  const terminate = countAbove(window, floorOf(window));
  // The last terminations may leave fewer than desired: what is owed is launched with them.
  return { launch: 0, terminate, replace: terminate === window.outdated.length };
}

function planTerminateFirst(window: FleetWindow): Batch {
  if (window.surplus < 0) return { launch: -window.surplus, terminate: 0, replace: false };
  if (window.arriving) return nothing;
  const count = countAbove(window, floorOf(window));
  if (count > 0) return { launch: 0, terminate: count, replace: true };
  // At least one is always replaced, below the minimum, provided that nothing else is missing.
  const mayViolate =
    window.available >= window.desired &&
    window.outdated.length > 0 &&
    window.terminateAllowance > 0;
  return mayViolate ? { launch: 0, terminate: 1, replace: true } : nothing;
}

/** How many outdated instances can go so that `floor` units stay available. */
function countAbove(
  { outdated, available, terminateAllowance }: FleetWindow,
  floor: number,
): number {
  let left = available;
  let count = 0;
  for (const one of outdated) {
    if (count >= terminateAllowance) break;
    const after = left - (one.available ? one.weight : 0);
    if (after < floor) break;
    left = after;
    count += 1;
  }
  return count;
}

function unitsOf(some: readonly Replaceable[]): number {
  return some.reduce((units, { weight }) => units + weight, 0);
}
