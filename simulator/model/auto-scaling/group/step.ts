/** One look of a group's worker: health, capacity, refresh, in this order. */
import type { World } from "../../world";
import { reconcile } from "../capacity/capacity";
import { type Group } from "./group";
import { requestStepAt } from "../scheduler/request-step";
import { requestStep } from "../scheduler/request-step";
import { findReferredGroup } from "./lookup";
import { removeGroup } from "./register";
import { replaceUnhealthy } from "../health/health";
import { rebalance } from "../capacity/rebalance";
import { findActiveRefresh } from "../refresh/refresh";
import { idleUntil } from "../refresh/idle";
import { stepRefresh } from "../refresh/step";
import { setIdle } from "../scheduler/idle-groups";
import type { Task } from "../scheduler/task";
import { nextStepAfter } from "../scheduler/timing";
import { isEmpty } from "../instance/terminating";
import { reconcileWarmPool } from "../warm-pool/reconcile";
import { zoneReturnsAt } from "../capacity/zone-failure";

/** Lets the worker look at a group, if it still is to look at this time. */
export function stepGroup(world: World, task: Task & { kind: "step" }, now: number): void {
  const group = findReferredGroup(world, task.group);
  if (group?.stepAt !== now) return;
  group.stepAt = undefined;
  if (isEmpty(group)) {
    removeGroup(world, group);
    return;
  }
  if (!group.deleting) replaceUnhealthy(world, group, now);
  rebalance(world, group, now);
  reconcile(world, group, now);
  reconcileWarmPool(world, group, now);
  stepRefresh(world, group, now);
  planNextStep(world, group, now);
}

/** A group without an active refresh or a launch to retry is left alone until something happens to it. */
function planNextStep(world: World, group: Group, now: number): void {
  if (group.retryAt !== undefined && group.retryAt > now) requestStep(world, group, group.retryAt);
  const refresh = findActiveRefresh(group);
  if (group.deleting) return;
  if (!refresh) {
    const zoneReturns = zoneReturnsAt(group, now);
    if (group.rebalancing) requestStep(world, group, now);
    else if (zoneReturns !== undefined) requestStep(world, group, zoneReturns);
  } else if (refresh.status === "Pending")
    requestStepAt(world, group, Math.max(refresh.beginsAt, now + 1));
  else if (!waitIdle(world, group, now)) requestStep(world, group, now);
}

/** Leaves out the steps of a refresh that only waits. Returns whether there are any. */
function waitIdle(world: World, group: Group, now: number): boolean {
  const until = idleUntil(world, group, now);
  const next = nextStepAfter(group.createdAt, now);
  if (until === undefined || until <= next || group.stepAt !== undefined) return false;
  const { idle, planned } = world.autoScaling.scheduler;
  setIdle(idle, { name: group.name, since: now, at: until, number: planned });
  return true;
}
