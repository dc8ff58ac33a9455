/** EC2's filters: every Describe action takes the same form, with wildcards, and tags as filter names. */
import type { Filter } from "@aws-sdk/client-ec2";
import { AwsError } from "../../aws-error";

type FieldValue = string | number | boolean | undefined | readonly string[];

/** What can be filtered on: a filter's name, and what an item has under it. */
export interface Filterable<Item> {
  readonly fields: Readonly<Record<string, (item: Item) => FieldValue>>;
  /** Gives the filters `tag:KEY`, `tag-key` and `tag-value`. @default no filters on tags */
  readonly tags?: (item: Item) => Readonly<Record<string, string>>;
}

/** The items that pass every filter. A filter that is not simulated is an error that names it, as an unknown one is in AWS. */
export function select<Item>(
  items: Iterable<Item>,
  filters: readonly Filter[] | undefined,
  filterable: Filterable<Item>,
): Iterable<Item> {
  const tests = (filters ?? []).map((filter) => toTest(filter, filterable));
  return keepPassing(items, tests);
}

/** One by one, so that a page looks at no more items than it takes to fill it. */
function* keepPassing<Item>(
  items: Iterable<Item>,
  tests: readonly ((item: Item) => boolean)[],
): Iterable<Item> {
  for (const item of items) {
    if (tests.every((passes) => passes(item))) yield item;
  }
}

function toTest<Item>(filter: Filter, filterable: Filterable<Item>): (item: Item) => boolean {
  const read = findField(filter.Name ?? "", filterable);
  if (!read) {
    throw new AwsError("InvalidParameterValue", `The filter '${filter.Name ?? "null"}' is invalid`);
  }
  const values = filter.Values ?? [];
  const patterns = values.map(toPattern);
  const booleans = values.map((value) => value.toLowerCase());
  return (item) => {
    const found = read(item);
    // Clients spell booleans as their language does, such as Python's True.
    if (typeof found === "boolean") return booleans.includes(String(found));
    return toTexts(found).some((text) => patterns.some((matches) => matches(text)));
  };
}

function findField<Item>(
  name: string,
  { fields, tags }: Filterable<Item>,
): ((item: Item) => FieldValue) | undefined {
  if (tags && name === "tag-key") return (item) => Object.keys(tags(item));
  if (tags && name === "tag-value") return (item) => Object.values(tags(item));
  if (tags && name.startsWith("tag:")) return (item) => tags(item)[name.slice("tag:".length)];
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function toTexts(value: FieldValue): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "object" ? value : [String(value)];
}

/** Whether a filter's value stands for more than itself. */
export function isPattern(value: string): boolean {
  return /[*?\\]/u.test(value);
}

/** `*` is any text, `?` any character, and a backslash takes either literally. */
function toPattern(value: string): (text: string) => boolean {
  if (!isPattern(value)) return (text) => text === value;
  const source = value.replaceAll(/\\[*?\\]|[*?]|[\\^$.|+()[\]{}/]/gu, (found) => {
    if (found === "*") return ".*";
    if (found === "?") return ".";
    return found.length > 1 ? found : `\\${found}`;
  });
  const pattern = new RegExp(`^${source}$`, "su");
  return (text) => pattern.test(text);
}
