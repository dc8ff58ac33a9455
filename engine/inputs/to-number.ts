/** Numbers written as text, as in stack configuration and in some of AWS's own types. */

/** The number that the value is, or is the decimal text of; undefined if it is neither. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(value.trim()))
    return undefined;
  return Number(value);
}
