/** Turns any value into plain JSON: maps become objects, times ISO 8601, bytes base64, functions nothing. */

/** A copy that JSON can carry. A value that contains itself is cut off where it begins to repeat. */
export function toPlainJson(value: unknown): unknown {
  return convert(value, []);
}

function convert(value: unknown, ancestors: readonly object[]): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "function" || typeof value === "symbol") return undefined;
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (ancestors.includes(value)) return "[repeats]";
  return convertObject(value, [...ancestors, value]);
}

function convertObject(value: object, ancestors: readonly object[]): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof Set || Array.isArray(value)) {
    return [...(value as Iterable<unknown>)].map((item) => convert(item, ancestors));
  }
  const entries =
    value instanceof Map ? [...(value as Map<unknown, unknown>)] : Object.entries(value);
  return Object.fromEntries(
    entries
      .map(([key, item]) => [String(key), convert(item, ancestors)] as const)
      .filter(([, item]) => item !== undefined),
  );
}
