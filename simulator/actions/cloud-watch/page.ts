/** CloudWatch's paging: a list in parts of MaxRecords, each with the token of the next. */
import { AwsError } from "../../protocol/aws-error";

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
  const start = token === undefined ? 0 : toStart(token);
  const end = start + size;
  return {
    items: items.slice(start, end),
    nextToken: end < items.length ? Buffer.from(`from:${end}`).toString("base64") : undefined,
  };
}

function outOfRange(size: number): AwsError {
  const [relation, bound] = size < 1 ? ["greater", 1] : ["less", greatestSize];
  return new AwsError(
    "ValidationError",
    `1 validation error detected: Value '${size}' at 'maxRecords' failed to satisfy constraint: Member must have value ${relation} than or equal to ${bound}`,
  );
}

function toStart(token: string): number {
  const start = /^from:(?<start>\d+)$/u.exec(Buffer.from(token, "base64").toString())?.groups;
  if (start?.["start"] !== undefined) return Number(start["start"]);
  throw new AwsError("InvalidNextToken", `The token '${token}' is invalid.`);
}
