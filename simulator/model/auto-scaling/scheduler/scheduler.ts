/** The tasks to come, soonest first. */
import { addDue, takeDue } from "../../due";
import { createIdleGroups, type IdleGroups } from "./idle-groups";
import type { DueTask, Task } from "./task";

export interface Scheduler {
  /** A heap by time, then by number. */
  readonly heap: DueTask[];
  /** How many tasks have been planned so far. */
  planned: number;
  readonly idle: IdleGroups;
}

export function createScheduler(): Scheduler {
  return { heap: [], planned: 0, idle: createIdleGroups() };
}

/** Plans a task for a time, in milliseconds since 1970. */
export function plan({ autoScaling: { scheduler } }: SchedulerWorld, at: number, task: Task): void {
  scheduler.planned += 1;
  addDue(scheduler.heap, { at, number: scheduler.planned, task });
}

/** The part of the world that has the scheduler. */
export interface SchedulerWorld {
  readonly autoScaling: { readonly scheduler: Scheduler };
}

/** The soonest task, left where it is. */
export function nextTask({ heap }: Scheduler): DueTask | undefined {
  return heap[0];
}

/** Takes the soonest task off the scheduler. */
export function takeTask({ heap }: Scheduler): DueTask | undefined {
  return takeDue(heap);
}
