/** The span of time that a question about metrics is about. */
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";

/** Milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

interface SpanRequest {
  readonly StartTime: Date | undefined;
  readonly EndTime: Date | undefined;
}

/** The start, rounded down to the minute as CloudWatch does, and the end, which must come after it. */
export function requireSpan({ StartTime, EndTime }: SpanRequest): Span {
  const from = Math.floor((StartTime?.getTime() ?? 0) / 60_000) * 60_000;
  const until = EndTime?.getTime() ?? 0;
  if (until > from) return { from, until };
  throw new AwsError("ValidationError", unverified.metricSpan);
}
