/**
 * Groups for which only time passes until a known moment. Their worker's steps until then change nothing that the last of them
 * would not change as well, so that all others can be left out. No group is idle between two advances: a request may change it.
 */
import { addDue, takeDue, type Due } from "../../due";

export interface IdleGroups {
  /** By name. */
  readonly byName: Map<string, IdleGroup>;
  /** A heap by time; an entry that `byName` does not have is out of date. */
  readonly heap: IdleGroup[];
}

export interface IdleGroup extends Due {
  readonly name: string;
  /** The last step that was taken, in milliseconds since 1970. */
  readonly since: number;
}

export function createIdleGroups(): IdleGroups {
  return { byName: new Map(), heap: [] };
}

/** Leaves a group alone until a time, in milliseconds since 1970. */
export function setIdle(idle: IdleGroups, group: IdleGroup): void {
  idle.byName.set(group.name, group);
  addDue(idle.heap, group);
}

/** The idle group whose time comes first. */
export function nextIdle({ byName, heap }: IdleGroups): IdleGroup | undefined {
  for (;;) {
    const [first] = heap;
    if (!first || byName.get(first.name) === first) return first;
    takeDue(heap);
  }
}

/** Ends the idleness of a group. */
export function endIdle(idle: IdleGroups, { name }: IdleGroup): void {
  idle.byName.delete(name);
  if (idle.byName.size === 0) idle.heap.length = 0;
}
