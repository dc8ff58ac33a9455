/** EC2's paging: a list in parts of MaxResults, each with the token of the next. */
import { AwsError } from "../../protocol/aws-error";

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
  items: readonly Item[],
  { MaxResults: size, NextToken: token }: PageRequest,
  { least = 5, most = 1000 }: PageLimits = {},
): Page<Item> {
  if (size !== undefined && size < least)
    throw outOfRange(size, `greater than or equal to ${least}`);
  if (size !== undefined && size > most) throw outOfRange(size, `less than or equal to ${most}`);
  const start = token === undefined ? 0 : toStart(token);
  const end = start + (size ?? most);
  return {
    items: items.slice(start, end),
    nextToken: end < items.length ? toToken(end) : undefined,
  };
}

function outOfRange(size: number, expected: string): AwsError {
  return new AwsError(
    "InvalidParameterValue",
    `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value ${expected}.`,
  );
}

function toToken(start: number): string {
  return Buffer.from(`from:${start}`).toString("base64");
}

function toStart(token: string): number {
  const start = /^from:(?<start>\d+)$/u.exec(Buffer.from(token, "base64").toString())?.groups;
  if (start?.["start"] !== undefined) return Number(start["start"]);
  throw new AwsError("InvalidNextToken", "The specified NextToken is not valid");
}
