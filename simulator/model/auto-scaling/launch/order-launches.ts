/** Decides launches, each with its place. */
import type { World } from "../../world";
import { choosePlaces } from "../capacity/placement";
import { referTo, type Group } from "../group/group";
import { launchTarget } from "../refresh/target";
import { launchBeginsAfter } from "../scheduler/timing";
import { plan } from "../scheduler/scheduler";
import { offersForNext } from "./allocation";
import type { PlannedLaunch } from "./launch-order";

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
