/** Between AWS's field names and ours: `LaunchTemplateId` on the wire is `launchTemplateId` here, at every depth. */

/** The value with AWS's capital letters. Parts that hold nothing are left out. */
export function toAws(value: unknown): unknown {
  return renamed(value, (name) => name.charAt(0).toUpperCase() + name.slice(1));
}

/** The value with our small first letters; instants become ISO 8601 texts, without a fraction where AWS gives none: `2026-01-01T10:00:00Z`. */
export function fromAws(value: unknown): unknown {
  return renamed(value, (name) => name.charAt(0).toLowerCase() + name.slice(1));
}

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (value instanceof Date) return value.toISOString().replace(".000Z", "Z");
  if (Array.isArray(value)) return value.map((part) => renamed(part, rename));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined && part !== null)
    .map(([name, part]) => [rename(name), renamed(part, rename)] as const);
  return Object.fromEntries(entries);
}
