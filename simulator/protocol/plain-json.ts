/** Turns any value into plain JSON: maps become objects, times ISO 8601, bytes base64, functions nothing. */

/** A copy that JSON can carry. A value that contains itself is cut off where it begins to repeat. */
export function toPlainJson(value: unknown): unknown {
  return convert(value, []);
}

/** `ancestors` is the path down to the value; it is pushed and popped, as copies would make large states slow. */
function convert(value: unknown, ancestors: object[]): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "function" || typeof value === "symbol") return undefined;
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (ancestors.includes(value)) return "[repeats]";
  ancestors.push(value);
  const converted = convertObject(value, ancestors);
  ancestors.pop();
  return converted;
}

function convertObject(value: object, ancestors: object[]): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof Set || Array.isArray(value)) {
    return Array.from(value as Iterable<unknown>, (item) => convert(item, ancestors));
  }
  const entries = value instanceof Map ? (value as Map<unknown, unknown>) : Object.entries(value);
  const plain: Record<string, unknown> = {};
  for (const [key, item] of entries) {
    const converted = convert(item, ancestors);
    if (converted !== undefined) define(plain, String(key), converted);
  }
  return plain;
}

/** Plain assignment would lose a key named `__proto__`. */
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") object[key] = value;
  else
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}
