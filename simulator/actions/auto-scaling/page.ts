/** Auto Scaling's paging: each page ends with the token of the next, which stays good while items come and go. */
import { AwsError } from "../../aws-error";

export interface PageRequest {
  readonly MaxRecords?: number | undefined;
  readonly NextToken?: string | undefined;
}

interface Limits {
  /** The operation: a token of another one is not valid. */
  readonly scope: string;
  /** MaxRecords when the request names none. */
  readonly usual: number;
  /** The most that a request can ask for. */
  readonly most: number;
}

export interface PageOptions<Item> extends Limits {
  /** A number that rises from item to item. */
  readonly numberOf: (item: Item) => number;
}

export interface NamedPageOptions<Item> extends Limits {
  /** The name that the items are sorted by. */
  readonly nameOf: (item: Item) => string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Undefined on the last page. */
  readonly nextToken: string | undefined;
}

/** What is paged: a sequence, or a function that gives the sequence from after a number on (or earlier). */
export type Paged<Item> = Iterable<Item> | ((after: number) => Iterable<Item>);

/** The part of a sequence that a request asks for. Looks no further than it must. */
export function pageOf<Item>(
  paged: Paged<Item>,
  request: PageRequest,
  { numberOf, ...limits }: PageOptions<Item>,
): Page<Item> {
  const token = readToken(request.NextToken, limits.scope, /^-?\d+$/u);
  const after = token === undefined ? -Infinity : Number(token);
  const sequence = typeof paged === "function" ? paged(after) : paged;
  return takePage(sequence, request, limits, {
    isBefore: (item) => numberOf(item) <= after,
    placeOf: (item) => String(numberOf(item)),
  });
}

/** The same for items that are sorted by name; the function gives those from after a name on (or earlier). */
export function pageByName<Item>(
  paged: (after: string) => Iterable<Item>,
  request: PageRequest,
  { nameOf, ...limits }: NamedPageOptions<Item>,
): Page<Item> {
  const after = readToken(request.NextToken, limits.scope, /./su) ?? "";
  return takePage(paged(after), request, limits, {
    isBefore: (item) => nameOf(item) <= after,
    placeOf: nameOf,
  });
}

interface Places<Item> {
  /** Whether an item was on an earlier page. */
  readonly isBefore: (item: Item) => boolean;
  /** What the token of the next page says when this item is the last one. */
  readonly placeOf: (item: Item) => string;
}

function takePage<Item>(
  sequence: Iterable<Item>,
  { MaxRecords = 0 }: PageRequest,
  { scope, usual, most }: Limits,
  { isBefore, placeOf }: Places<Item>,
): Page<Item> {
  const size = MaxRecords > 0 ? Math.min(MaxRecords, most) : usual;
  const items: Item[] = [];
  for (const item of sequence) {
    if (isBefore(item)) continue;
    const last = items.at(-1);
    if (items.length === size && last !== undefined) {
      return { items, nextToken: writeToken(placeOf(last), scope) };
    }
    items.push(item);
  }
  return { items, nextToken: undefined };
}

function writeToken(place: string, scope: string): string {
  return Buffer.from(`${scope}:${place}`).toString("base64url");
}

function readToken(token: string | undefined, scope: string, form: RegExp): string | undefined {
  if (token === undefined) return undefined;
  const [found, ...rest] = Buffer.from(token, "base64url").toString().split(":");
  const place = rest.join(":");
  if (found === scope && form.test(place)) return place;
  throw new AwsError("InvalidNextToken", `The token '${token}' is invalid.`);
}

/** How long AWS remembers refreshes and scaling activities: six weeks, in milliseconds. */
export const remembered = 42 * 24 * 3_600_000;
