/** How a diagnosis words lists, counts, instants and the texts of AWS. */

import { toPlainText } from "../values/plain-text";

/** A line that is longer is not read. */
const longest = 300;

/** `a, b, c and 4 more` */
export function renderList(items: readonly string[], atMost = 6): string {
  const rest = items.length - atMost;
  return rest > 0 ? `${items.slice(0, atMost).join(", ")} and ${rest} more` : items.join(", ");
}

/** The lines, or the first of them and how many more there are. */
export function cut(lines: readonly string[], atMost: number, what: string): readonly string[] {
  const rest = lines.length - atMost;
  return rest > 0 ? [...lines.slice(0, atMost), `… and ${rest} more ${what}`] : lines;
}

/** `14:41:58Z`, of an instant in ISO 8601. */
export function timeOfDay(instant: string): string {
  return `${instant.slice(11, 19)}Z`;
}

/** A text of AWS on one line of bearable length. */
export function oneLine(text: string): string {
  const plain = toPlainText(text).replace(/\s+/g, " ").trim();
  return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
}

/** A text of AWS as a clause of a sentence of ours. */
export function asClause(text: string): string {
  return oneLine(text).replace(/\.$/, "");
}

/** The items by what they have in common, in the order in which each first appears. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [string, readonly Item[]])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [item]);
    else same.push(item);
  }
  return [...groups];
}
