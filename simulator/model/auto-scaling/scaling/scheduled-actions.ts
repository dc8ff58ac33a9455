/** Puts, deletes and carries out the scheduled actions of a group. */
import type { ScheduledUpdateGroupActionRequest } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../aws-error";
import { unverified } from "../../unverified-texts";
import type { World } from "../../world";
import { isSuspended, referTo, type Group } from "../group/group";
import { findReferredGroup } from "../group/lookup";
import { changeDesiredCapacity } from "../group/request";
import { plan } from "../scheduler/scheduler";
import type { Task } from "../scheduler/task";
import { nextRecurrence } from "./recurrence";
import type { ScheduledAction } from "./scheduled-action";

/** Adds a scheduled action, or replaces the one of that name. Throws AWS's error for what cannot be. */
export function putScheduledAction(
  world: World,
  group: Group,
  request: ScheduledUpdateGroupActionRequest,
  now: number,
): void {
  const { ScheduledActionName: name = "", MinSize, MaxSize, DesiredCapacity } = request;
  if (MinSize === undefined && MaxSize === undefined && DesiredCapacity === undefined) {
    refuse(unverified.scheduleWithoutSizes);
  }
  if (MinSize !== undefined && MaxSize !== undefined && MinSize > MaxSize) {
    refuse(unverified.boundsCrossed(MinSize, MaxSize));
  }
  const before = group.scheduledActions.get(name);
  const action: ScheduledAction = {
    name,
    arn: before?.arn ?? arnOf(world, group, name),
    startsAt: request.StartTime?.getTime(),
    endsAt: request.EndTime?.getTime(),
    recurrence: request.Recurrence,
    timeZone: request.TimeZone,
    minSize: MinSize,
    maxSize: MaxSize,
    desiredCapacity: DesiredCapacity,
    nextAt: firstTime(request, now),
  };
  group.scheduledActions.set(name, action);
  planNext(world, group, action);
}

function arnOf({ region, accountId, ids }: World, group: Group, name: string): string {
  return `arn:aws:autoscaling:${region}:${accountId}:scheduledUpdateGroupAction:${ids.uuid()}:autoScalingGroupName/${group.name}:scheduledActionName/${name}`;
}

/** The start, or the first recurrence from there on. */
function firstTime(
  { StartTime, EndTime, Recurrence, TimeZone }: ScheduledUpdateGroupActionRequest,
  now: number,
): number {
  const start = StartTime?.getTime();
  // Known from the issues of several tools.
  if (start !== undefined && start <= now) refuse("Given start time is in the past");
  if (EndTime && EndTime.getTime() <= (start ?? now)) refuse(unverified.scheduleEndsBeforeStart);
  if (Recurrence === undefined) {
    if (start === undefined) refuse(unverified.scheduleWithoutTime);
    return start;
  }
  try {
    const next = nextRecurrence(Recurrence, TimeZone, start === undefined ? now : start - 1);
    if (next !== undefined) return next;
  } catch {
    // What the library cannot read, AWS refuses too.
  }
  refuse(unverified.scheduleNotReadable(Recurrence));
}

function planNext(world: World, group: Group, { name, nextAt }: ScheduledAction): void {
  plan(world, nextAt, { kind: "scheduledAction", group: referTo(group), name });
}

/** Removes a scheduled action. Throws AWS's error if there is none. */
export function deleteScheduledAction(group: Group, name: string): void {
  if (!group.scheduledActions.delete(name)) refuse(unverified.noSuchSchedule(name));
}

/** Carries out a scheduled action whose time has come, and plans the next time. A single one is gone then. */
export function runScheduledAction(
  world: World,
  task: Task & { kind: "scheduledAction" },
  now: number,
): void {
  const group = findReferredGroup(world, task.group);
  const action = group?.scheduledActions.get(task.name);
  if (!group || action?.nextAt !== now) return;
  if (!group.deleting && !isSuspended(group, "ScheduledActions")) resize(world, group, action, now);
  const { recurrence, timeZone, endsAt = Infinity } = action;
  const next = recurrence === undefined ? undefined : nextRecurrence(recurrence, timeZone, now);
  if (next === undefined || next > endsAt) {
    group.scheduledActions.delete(action.name);
    return;
  }
  const again = { ...action, nextAt: next };
  group.scheduledActions.set(action.name, again);
  planNext(world, group, again);
}

/** New bounds move the desired capacity along, unless the action sets it. */
function resize(world: World, group: Group, action: ScheduledAction, now: number): void {
  group.minSize = action.minSize ?? group.minSize;
  group.maxSize = Math.max(action.maxSize ?? group.maxSize, group.minSize);
  const wanted = action.desiredCapacity ?? group.desiredCapacity;
  const to = Math.min(Math.max(wanted, group.minSize), group.maxSize);
  changeDesiredCapacity(world, group, { kind: "scheduled", to, now });
}

function refuse(message: string): never {
  throw new AwsError("ValidationError", message);
}
