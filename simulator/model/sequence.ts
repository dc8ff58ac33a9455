/** Keys in the order of their numbers, read from any place on: a page costs what is on it, wherever it is. */

export interface Sequence {
  /** Adds a key at the end. Numbers rise. */
  readonly append: (number: number, key: string) => void;
  readonly remove: (number: number) => void;
  /** The keys whose numbers are greater than this one. */
  readonly after: (number: number) => Iterable<string>;
}

interface Entry {
  readonly number: number;
  /** Undefined: removed. */
  key: string | undefined;
}

export function createSequence(): Sequence {
  let entries: Entry[] = [];
  let removed = 0;
  return {
    append: (number, key) => {
      entries.push({ number, key });
    },
    remove: (number) => {
      const entry = entries[placeAfter(entries, number - 1)];
      if (entry?.number !== number || entry.key === undefined) return;
      entry.key = undefined;
      removed += 1;
      // Tidied up rarely, so that on the whole a removal costs nothing.
      if (removed * 2 <= entries.length) return;
      entries = entries.filter(({ key }) => key !== undefined);
      removed = 0;
    },
    after: (number) => keysFrom(entries, placeAfter(entries, number)),
  };
}

function* keysFrom(entries: readonly Entry[], start: number): Generator<string> {
  for (let place = start; place < entries.length; place += 1) {
    const key = entries[place]?.key;
    if (key !== undefined) yield key;
  }
}

/** The place of the first entry with a greater number. */
function placeAfter(entries: readonly Entry[], number: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.number ?? Infinity) <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}
