/** Equality by meaning for plain data: the order of keys, and keys that hold nothing, do not count. */

/** A text that is the same for two values exactly when they mean the same. */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value) ?? null);
}

/** Whether two plain values mean the same. `undefined`, `null` and an empty object or array are all "nothing". */
export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** The value without its empty parts: AWS distinguishes an empty list from an absent one, and users do not. */
export function withoutEmpty<T extends object>(value: T): Partial<T> {
  const kept = Object.entries(value)
    .map(([key, part]) => [key, prune(part)] as const)
    .filter(([, part]) => !isNothing(part));
  return Object.fromEntries(kept) as Partial<T>;
}

function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune);
  return isRecord(value) ? withoutEmpty(value) : value;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(sorted);
  if (!isRecord(value)) return value ?? undefined;
  const entries = Object.keys(value)
    .sort()
    .map((key) => [key, sorted(value[key])] as const)
    .filter(([, part]) => part !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

/** Whether a value is a plain object, so that its keys can be read. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
