/** Things to come, soonest first: a binary heap, so that what nothing is planned for costs nothing. */

export interface Due {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What is due at the same time is in the order of its numbers. */
  readonly number: number;
}

/** Puts something in at its place. */
export function addDue<Item extends Due>(heap: Item[], due: Item): void {
  heap.push(due);
  rise(heap, heap.length - 1, due);
}

/** Takes the soonest out. */
export function takeDue<Item extends Due>(heap: Item[]): Item | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (last && heap.length > 0) sink(heap, last);
  return first;
}

function rise<Item extends Due>(heap: Item[], from: number, due: Item): void {
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

/** Puts something in at the top and lets it sink to its place. */
function sink<Item extends Due>(heap: Item[], due: Item): void {
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

function soonerChild(heap: readonly Due[], at: number): number | undefined {
  const left = heap[2 * at + 1];
  const right = heap[2 * at + 2];
  if (!left) return undefined;
  return right && isSooner(right, left) ? 2 * at + 2 : 2 * at + 1;
}

function isSooner(one: Due, other: Due): boolean {
  return one.at === other.at ? one.number < other.number : one.at < other.at;
}
