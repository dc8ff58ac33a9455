/** Plans the next step of a group's worker. */
import type { World } from "../../world";
import { referTo, type Group } from "../group/group";
import { plan } from "./scheduler";
import { nextStepAfter } from "./timing";

/** Lets the group's worker look at the first opportunity after `now`. */
export function requestStep(world: World, group: Group, now: number): void {
  requestStepAt(world, group, nextStepAfter(group.createdAt, now));
}

/** Lets the worker see to the balance of zones, now that an instance has come to rest or is gone. */
export function requestBalance(world: World, group: Group, now: number): void {
  if (group.places.length > 1 || group.wasMoved) requestStep(world, group, now);
}

/** Lets the worker look at a time, unless it looks before anyway. */
export function requestStepAt(world: World, group: Group, at: number): void {
  if (group.stepAt !== undefined && group.stepAt <= at) return;
  group.stepAt = at;
  plan(world, at, { kind: "step", group: referTo(group) });
}
