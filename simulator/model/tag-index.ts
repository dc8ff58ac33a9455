/** Who has a tag: the keys of things by tag key and value, so that a filter on a tag costs what it finds. */

export type Tags = Readonly<Record<string, string>>;

export interface TagIndex {
  /** Notes that the tags of a thing have changed. */
  readonly change: (thing: string, before: Tags, now: Tags) => void;
  /** The things that have this tag, in no order. */
  readonly withTag: (key: string, value: string) => ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();

export function createTagIndex(): TagIndex {
  const things = new Map<string, Map<string, Set<string>>>();
  const remove = (thing: string, key: string, value: string): void => {
    const having = things.get(key)?.get(value);
    having?.delete(thing);
    if (having?.size === 0) things.get(key)?.delete(value);
  };
  const add = (thing: string, key: string, value: string): void => {
    const values = things.get(key) ?? new Map<string, Set<string>>();
    const having = values.get(value) ?? new Set();
    things.set(key, values.set(value, having.add(thing)));
  };
  return {
    change: (thing, before, now) => {
      for (const [key, value] of Object.entries(before)) {
        if (now[key] !== value) remove(thing, key, value);
      }
      for (const [key, value] of Object.entries(now)) {
        if (before[key] !== value) add(thing, key, value);
      }
    },
    withTag: (key, value) => things.get(key)?.get(value) ?? nothing,
  };
}
