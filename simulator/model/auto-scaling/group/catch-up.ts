/** Takes the last step that an idle group has missed, and lets its worker go on. */
import type { World } from "../../world";
import { endIdle, type IdleGroup } from "../scheduler/idle-groups";
import { requestStep } from "../scheduler/request-step";
import { lastStepBefore } from "../scheduler/timing";
import { referTo } from "./group";
import { stepGroup } from "./step";

/** Brings one idle group to a time, in milliseconds since 1970. A step at that very time is still to come. */
export function catchUp(world: World, idle: IdleGroup, time: number): void {
  const { scheduler, groups } = world.autoScaling;
  endIdle(scheduler.idle, idle);
  const group = groups.get(idle.name);
  if (!group) return;
  const { at, missed } = lastStepBefore(group.createdAt, { since: idle.since, time });
  // Tasks are numbered as if no step had been left out.
  scheduler.planned += missed;
  if (missed > 0) {
    group.stepAt = at;
    stepGroup(world, { kind: "step", group: referTo(group) }, at);
    const again = scheduler.idle.byName.get(group.name);
    if (again) endIdle(scheduler.idle, again);
  }
  requestStep(world, group, at);
}

/** Brings all idle groups to a time. Returns whether there were any. */
export function catchUpAll(world: World, time: number): boolean {
  const idle = [...world.autoScaling.scheduler.idle.byName.values()];
  for (const one of idle) catchUp(world, one, time);
  return idle.length > 0;
}
