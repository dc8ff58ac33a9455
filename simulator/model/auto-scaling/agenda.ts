/** The tasks to come, soonest first. */
import { addDue, takeDue } from "../due";
import type { DueTask, Task } from "./task";

export interface Agenda {
  /** A heap by time, then by number. */
  readonly heap: DueTask[];
  /** How many tasks have been planned so far. */
  planned: number;
}

export function createAgenda(): Agenda {
  return { heap: [], planned: 0 };
}

/** Plans a task for a time, in milliseconds since 1970. */
export function plan({ autoScaling: { agenda } }: AgendaWorld, at: number, task: Task): void {
  agenda.planned += 1;
  addDue(agenda.heap, { at, number: agenda.planned, task });
}

/** The part of the world that has the agenda. */
export interface AgendaWorld {
  readonly autoScaling: { readonly agenda: Agenda };
}

/** The soonest task, left where it is. */
export function nextTask({ heap }: Agenda): DueTask | undefined {
  return heap[0];
}

/** Takes the soonest task off the agenda. */
export function takeTask({ heap }: Agenda): DueTask | undefined {
  return takeDue(heap);
}
