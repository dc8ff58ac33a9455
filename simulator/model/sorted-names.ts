/** Names in their order, read from any place on: a page costs what is on it, wherever it is. */

export interface SortedNames {
  /** A name that is already there is added once. */
  readonly add: (name: string) => void;
  readonly remove: (name: string) => void;
  /** The names that come after this one. */
  readonly after: (name: string) => Iterable<string>;
}

export function createSortedNames(): SortedNames {
  const names: string[] = [];
  return {
    add: (name) => {
      const place = placeOf(names, name);
      if (names[place] !== name) names.splice(place, 0, name);
    },
    remove: (name) => {
      const place = placeOf(names, name);
      if (names[place] === name) names.splice(place, 1);
    },
    after: (name) => namesAfter(names, name),
  };
}

function* namesAfter(names: readonly string[], name: string): Generator<string> {
  const start = placeOf(names, name);
  for (let place = names[start] === name ? start + 1 : start; place < names.length; place += 1) {
    const found = names[place];
    if (found !== undefined) yield found;
  }
}

/** The place of the first name that does not come before this one. */
function placeOf(names: readonly string[], name: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle] ?? "") < name) low = middle + 1;
    else high = middle;
  }
  return low;
}
