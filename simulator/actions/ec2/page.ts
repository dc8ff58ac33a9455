/** EC2's paging: a list in parts of MaxResults, each with the token of the next. */
import { AwsError } from "../../aws-error";
import { fromPageToken, toPageToken } from "../page-token";

export interface PageRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** How large a page may be. Without MaxResults a page has `most`. */
export interface PageLimits {
  /** @default 5 */
  readonly least?: number;
  /** @default 1000 */
  readonly most?: number;
}

export interface Page<Item> {
  readonly items: Item[];
  /** Undefined on the last page. */
  readonly nextToken: string | undefined;
}

/** The part of a list that a request asks for. */
export function page<Item>(
  items: Iterable<Item>,
  request: PageRequest,
  limits: PageLimits = {},
): Page<Item> {
  const { start, size } = readRequest(request, limits);
  const end = start + size;
  const taken = take(items, end + 1);
  return {
    items: taken.slice(start, end),
    nextToken: taken.length > end ? toPageToken(end) : undefined,
  };
}

/** A long list, from any place on: the items whose numbers are greater than one. */
export type Paged<Item> = (after: number) => Iterable<Item>;

/** As `page`, of a list of which no more is looked at than the page shows, wherever in the list that is. */
export function pageByNumber<Item extends { readonly number: number }>(
  paged: Paged<Item>,
  request: PageRequest,
  {
    passes,
    ...limits
  }: PageLimits & { readonly passes: (items: Iterable<Item>) => Iterable<Item> },
): Page<Item> {
  const { start, size } = readRequest(request, limits);
  const taken = take(passes(paged(start)), size + 1);
  const items = taken.slice(0, size);
  const last = items.at(-1);
  return {
    items,
    nextToken: taken.length > size && last ? toPageToken(last.number) : undefined,
  };
}

function readRequest(
  { MaxResults, NextToken }: PageRequest,
  { least = 5, most = 1000 }: PageLimits,
): { readonly start: number; readonly size: number } {
  const size = MaxResults ?? most;
  if (size < least) throw outOfRange(size, `greater than or equal to ${least}`);
  if (size > most) throw outOfRange(size, `less than or equal to ${most}`);
  const start = fromPageToken(NextToken);
  if (start === undefined) {
    throw new AwsError("InvalidNextToken", "The specified NextToken is not valid");
  }
  return { start, size };
}

function take<Item>(items: Iterable<Item>, count: number): Item[] {
  const taken: Item[] = [];
  for (const item of items) {
    if (taken.push(item) === count) break;
  }
  return taken;
}

function outOfRange(size: number, expected: string): AwsError {
  return new AwsError(
    "InvalidParameterValue",
    `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value ${expected}.`,
  );
}
