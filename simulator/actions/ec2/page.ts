/** EC2's paging: a list in parts of MaxResults, each with the token of the next. */
import { AwsError } from "../../protocol/aws-error";
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
  { MaxResults: size, NextToken: token }: PageRequest,
  { least = 5, most = 1000 }: PageLimits = {},
): Page<Item> {
  if (size !== undefined && size < least)
    throw outOfRange(size, `greater than or equal to ${least}`);
  if (size !== undefined && size > most) throw outOfRange(size, `less than or equal to ${most}`);
  const start = fromPageToken(token);
  if (start === undefined) {
    throw new AwsError("InvalidNextToken", "The specified NextToken is not valid");
  }
  const end = start + (size ?? most);
  const taken = take(items, end + 1);
  return {
    items: taken.slice(start, end),
    nextToken: taken.length > end ? toPageToken(end) : undefined,
  };
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
