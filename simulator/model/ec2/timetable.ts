/** The changes of state to come, in their order: an index of `scheduledInstanceStates`, which alone says what is to come. */
import { addDue, takeDue } from "../due";
import type { DueInstanceState } from "./instance";

export interface Timetable {
  readonly add: (due: DueInstanceState) => void;
  /** The soonest change that is still to come, left where it is. */
  readonly next: () => DueInstanceState | undefined;
  /** Instances whose coming end or stop Auto Scaling has not looked at yet. */
  readonly unnoticed: () => Set<string>;
}

/** @param scheduled what is to come, by instance id. A change that is not in there has happened, or another took its place. */
export function createTimetable(scheduled: ReadonlyMap<string, DueInstanceState>): Timetable {
  const heap: DueInstanceState[] = [];
  const unnoticed = new Set<string>();
  return {
    add: (due) => {
      addDue(heap, due);
      if (due.state !== "running") unnoticed.add(due.instanceId);
    },
    next: () => {
      for (;;) {
        const [due] = heap;
        if (due === undefined || scheduled.get(due.instanceId) === due) return due;
        takeDue(heap);
      }
    },
    unnoticed: () => unnoticed,
  };
}
