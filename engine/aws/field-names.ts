/** Between AWS's field names and ours: `LaunchTemplateId` on the wire is `launchTemplateId` here, at every depth. */
import { toPlainText } from "../values/plain-text";

/** The value with AWS's capital letters. Parts that hold nothing are left out. */
export function toAws(value: unknown): unknown {
  return convert(value, {
    rename: (name) => name.charAt(0).toUpperCase() + name.slice(1),
    read: (text) => text,
  });
}

/**
 * The value with our small first letters, and every text in it plain. Instants become ISO 8601 texts, without a fraction where AWS gives none:
 * `2026-01-01T10:00:00Z`.
 */
export function fromAws(value: unknown): unknown {
  return convert(value, {
    rename: (name) => name.charAt(0).toLowerCase() + name.slice(1),
    read: toPlainText,
  });
}

interface Conversion {
  readonly rename: (name: string) => string;
  readonly read: (text: string) => string;
}

function convert(value: unknown, conversion: Conversion): unknown {
  if (typeof value === "string") return conversion.read(value);
  if (value instanceof Date) return value.toISOString().replace(".000Z", "Z");
  if (Array.isArray(value)) return value.map((part) => convert(part, conversion));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined && part !== null)
    .map(([name, part]) => [conversion.rename(name), convert(part, conversion)] as const);
  return Object.fromEntries(entries);
}
