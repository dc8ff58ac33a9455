/** Launches that have been decided and wait for EC2. */
import type { World } from "../../world";
import { plan } from "../scheduler/scheduler";
import { referTo, type Group, type LaunchPlace } from "../group/group";
import { offersForNext } from "./allocation";
import { choosePlaces } from "../capacity/placement";
import { launchTarget } from "../refresh/target";
import { launchBeginsAfter } from "../scheduler/timing";

/** Why there is a vacancy. A launch that failed is needed again for the same reason. */
export type VacancyReason = "refresh" | "unhealthy" | "difference";

/** Why a launch is needed: a rebalancing fills no vacancy. */
export type LaunchReason = VacancyReason | "rebalance";

/** A launch as it is wanted. */
export interface PlannedLaunch {
  readonly reason: LaunchReason;
  readonly cause: string;
  /** Units of capacity that it will bring. */
  readonly weight: number;
}

/** A launch that has been decided. */
export interface LaunchOrder extends PlannedLaunch {
  readonly number: number;
  readonly place: LaunchPlace;
}

/** Units of capacity that the next launch of a group brings; 1 while its template cannot be read. */
export function unitWeight(world: World, group: Group): number {
  try {
    return offersForNext(world, group, launchTarget(group).source)[0]?.weight ?? 1;
  } catch {
    return 1;
  }
}

/** Decides launches; they begin in EC2 two seconds later. Each has a place, so that zones stay in balance. */
export function orderLaunches(
  world: World,
  group: Group,
  launches: readonly PlannedLaunch[],
  now: number,
): void {
  const { numbers } = world.autoScaling;
  const places = choosePlaces(group, launches.length, now);
  for (const [index, place] of places.entries()) {
    const launch = launches[index];
    if (!launch) continue;
    numbers.orders += 1;
    group.orders.set(numbers.orders, { ...launch, place, number: numbers.orders });
    plan(world, now + launchBeginsAfter, {
      kind: "launch",
      group: referTo(group),
      order: numbers.orders,
    });
  }
}
