/** Auto Scaling's paging: each page ends with the token of the next, which stays good while items come and go. */
import { AwsError } from "../../aws-error";

export interface PageRequest {
  readonly MaxRecords?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface PageOptions<Item> {
  /** The operation: a token of another one is not valid. */
  readonly scope: string;
  /** MaxRecords when the request names none. */
  readonly usual: number;
  /** The most that a request can ask for. */
  readonly most: number;
  /** A number that rises from item to item. */
  readonly numberOf: (item: Item) => number;
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
  { MaxRecords, NextToken }: PageRequest,
  { scope, usual, most, numberOf }: PageOptions<Item>,
): Page<Item> {
  const size = Math.min(MaxRecords ?? usual, most);
  const after = NextToken === undefined ? -Infinity : readToken(NextToken, scope);
  const items: Item[] = [];
  let last = after;
  for (const item of typeof paged === "function" ? paged(after) : paged) {
    const number = numberOf(item);
    if (number <= after) continue;
    if (items.length === size) return { items, nextToken: writeToken(last, scope) };
    items.push(item);
    last = number;
  }
  return { items, nextToken: undefined };
}

function writeToken(last: number, scope: string): string {
  return Buffer.from(`${scope}:${last}`).toString("base64url");
}

function readToken(token: string, scope: string): number {
  const [found, last = ""] = Buffer.from(token, "base64url").toString().split(":");
  if (found === scope && /^-?\d+$/u.test(last)) return Number(last);
  throw new AwsError("InvalidNextToken", `The token '${token}' is invalid.`);
}

/** How long AWS remembers refreshes and scaling activities: six weeks, in milliseconds. */
export const remembered = 42 * 24 * 3_600_000;
