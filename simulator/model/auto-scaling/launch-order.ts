/** Launches that have been decided and wait for EC2. */
import type { World } from "../world";
import { plan } from "./agenda";
import { referTo, type Group } from "./group";
import { offersOf } from "./launch-offer";
import { launchTarget } from "./refresh-target";
import { launchBeginsAfter } from "./rhythm";

/** Why a launch is needed. A launch that failed is needed again for the same reason. */
export type LaunchReason = "refresh" | "unhealthy" | "difference";

/** A launch that has been decided. */
export interface LaunchOrder {
  readonly number: number;
  readonly reason: LaunchReason;
  readonly cause: string;
  /** Units of capacity that it will bring. */
  readonly weight: number;
}

/** Units of capacity that the next launch of a group brings; 1 while its template cannot be read. */
export function unitWeight(world: World, group: Group): number {
  try {
    return offersOf(world, launchTarget(group).source)[0]?.weight ?? 1;
  } catch {
    return 1;
  }
}

/** Decides a launch; it begins in EC2 two seconds later. */
export function orderLaunch(
  world: World,
  group: Group,
  order: Omit<LaunchOrder, "number">,
  now: number,
): void {
  world.autoScaling.numbers.orders += 1;
  const number = world.autoScaling.numbers.orders;
  group.orders.set(number, { ...order, number });
  plan(world, now + launchBeginsAfter, { kind: "launch", group: referTo(group), order: number });
}
