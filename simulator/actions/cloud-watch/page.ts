/** CloudWatch's paging: a list in parts of MaxRecords, each with the token of the next. */
import { AwsError } from "../../aws-error";
import { fromPageToken, toPageToken } from "../page-token";

export interface PageRequest {
  readonly MaxRecords?: number | undefined;
  readonly NextToken?: string | undefined;
}

const defaultSize = 50;
const greatestSize = 100;

/** The part of a list that a request asks for. */
export function page<Item>(
  items: readonly Item[],
  { MaxRecords: size = defaultSize, NextToken: token }: PageRequest,
): { readonly items: Item[]; readonly nextToken: string | undefined } {
  if (size < 1 || size > greatestSize) throw outOfRange(size);
  return pageOf(items, size, token);
}

/** So many items from where a token says. */
export function pageOf<Item>(
  items: readonly Item[],
  size: number,
  token: string | undefined,
): { readonly items: Item[]; readonly nextToken: string | undefined } {
  const start = fromPageToken(token);
  if (start === undefined) {
    throw new AwsError("InvalidNextToken", `The token '${token ?? ""}' is invalid.`);
  }
  const end = start + size;
  return {
    items: items.slice(start, end),
    nextToken: end < items.length ? toPageToken(end) : undefined,
  };
}

function outOfRange(size: number): AwsError {
  const [relation, bound] = size < 1 ? ["greater", 1] : ["less", greatestSize];
  return new AwsError(
    "ValidationError",
    `1 validation error detected: Value '${size}' at 'maxRecords' failed to satisfy constraint: Member must have value ${relation} than or equal to ${bound}`,
  );
}
