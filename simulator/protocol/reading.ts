/** What was read of a request: its input, and where the request is not what the schema says. */

/** A place where a request and the schema disagree. */
export interface Mismatch {
  /** `unknown`: a parameter that the operation does not have. `type`: a value that is not of the parameter's type. */
  readonly kind: "unknown" | "type";
  /** The parameter as the request names it, for example `Preferences.CheckpointPercentages.member.1`. */
  readonly parameter: string;
  /** The value as received; structures and lists are named, not printed. */
  readonly value: string;
  /** What the schema asks for. */
  readonly expected: ExpectedType;
}

export type ExpectedType =
  | "structure"
  | "list"
  | "map"
  | "string"
  | "boolean"
  | "number"
  | "integer"
  | "timestamp"
  | "blob"
  | "nothing";

export interface Reading {
  readonly input: Readonly<Record<string, unknown>>;
  readonly mismatches: readonly Mismatch[];
}

/** Reads the time forms that AWS clients send: ISO 8601, HTTP date, or seconds since 1970. */
export function findDate(text: string): Date | undefined {
  const isKnownForm = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?$|^[A-Z][a-z]{2}, .* GMT$/;
  const isSeconds = /^-?\d{1,12}(\.\d+)?$/.test(text);
  if (!isSeconds && !isKnownForm.test(text)) return undefined;
  const date = isSeconds ? new Date(Number(text) * 1000) : new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
