/** The tasks to come, soonest first: a binary heap, so that what nothing is planned for costs nothing. */
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
  const due = { at, number: agenda.planned, task };
  agenda.heap.push(due);
  rise(agenda.heap, agenda.heap.length - 1, due);
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
  const first = heap[0];
  const last = heap.pop();
  if (last && heap.length > 0) sink(heap, last);
  return first;
}

function rise(heap: DueTask[], from: number, due: DueTask): void {
  let at = from;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (!parent || !isSooner(due, parent)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = due;
}

/** Puts a task in at the top and lets it sink to its place. */
function sink(heap: DueTask[], due: DueTask): void {
  let at = 0;
  for (;;) {
    const below = soonerChild(heap, at);
    const child = below === undefined ? undefined : heap[below];
    if (below === undefined || !child || !isSooner(child, due)) break;
    heap[at] = child;
    at = below;
  }
  heap[at] = due;
}

function soonerChild(heap: readonly DueTask[], at: number): number | undefined {
  const left = heap[2 * at + 1];
  const right = heap[2 * at + 2];
  if (!left) return undefined;
  return right && isSooner(right, left) ? 2 * at + 2 : 2 * at + 1;
}

function isSooner(one: DueTask, other: DueTask): boolean {
  return one.at === other.at ? one.number < other.number : one.at < other.at;
}
