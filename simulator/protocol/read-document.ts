/** Reads an operation's input from a parsed JSON or CBOR document, by the operation's input schema. */
import type { NormalizedSchema } from "@smithy/core/schema";
import { findDate, type ExpectedType, type Mismatch, type Reading } from "./reading";

/** Null members count as absent, as AWS counts them. */
export function readDocument(schema: NormalizedSchema, document: unknown): Reading {
  const mismatches: Mismatch[] = [];
  const input = readStructure(schema, document ?? {}, { path: "", mismatches });
  return { input, mismatches };
}

interface Place {
  readonly path: string;
  readonly mismatches: Mismatch[];
}

function readValue(schema: NormalizedSchema, value: unknown, place: Place): unknown {
  if (schema.isStructSchema()) return readStructure(schema, value, place);
  if (schema.isListSchema()) return readList(schema, value, place);
  if (schema.isMapSchema()) return readMap(schema, value, place);
  return readScalar(schema, value, place);
}

function readStructure(
  schema: NormalizedSchema,
  value: unknown,
  place: Place,
): Record<string, unknown> {
  if (!isPlainObject(value)) {
    report(value, place, "structure");
    return {};
  }
  const structure: Record<string, unknown> = {};
  const unread = new Set(Object.keys(value));
  for (const [name, member] of schema.isUnitSchema() ? [] : schema.structIterator()) {
    if (!unread.delete(name)) continue;
    const given = value[name] ?? undefined;
    if (given === undefined) continue;
    const read = readValue(member, given, below(place, name));
    if (read !== undefined) structure[name] = read;
  }
  for (const name of unread) {
    const parameter = below(place, name).path;
    place.mismatches.push({ kind: "unknown", parameter, value: "", expected: "nothing" });
  }
  return structure;
}

function readList(schema: NormalizedSchema, value: unknown, place: Place): unknown {
  if (!Array.isArray(value)) return report(value, place, "list");
  const item = schema.getValueSchema();
  return value.map((given: unknown, index) =>
    readValue(item, given, below(place, String(index + 1))),
  );
}

function readMap(schema: NormalizedSchema, value: unknown, place: Place): unknown {
  if (!isPlainObject(value)) return report(value, place, "map");
  const entries = Object.entries(value).map(([key, given]) => [
    key,
    readValue(schema.getValueSchema(), given, below(place, key)),
  ]);
  return Object.fromEntries(entries) as unknown;
}

function readScalar(schema: NormalizedSchema, value: unknown, place: Place): unknown {
  if (schema.isBooleanSchema())
    return typeof value === "boolean" ? value : report(value, place, "boolean");
  if (schema.isTimestampSchema()) return toDate(value) ?? report(value, place, "timestamp");
  if (schema.isNumericSchema()) return toNumber(value) ?? report(value, place, "number");
  if (schema.isBlobSchema()) return toBytes(value) ?? report(value, place, "blob");
  return typeof value === "string" ? value : report(value, place, "string");
}

function toNumber(value: unknown): number | undefined {
  const special: readonly unknown[] = ["NaN", "Infinity", "-Infinity"];
  if (typeof value === "number") return value;
  return special.includes(value) || typeof value === "bigint" ? Number(value) : undefined;
}

/** JSON sends seconds or a text, CBOR a tag 1 with seconds (which the decoder may already have made a Date of). */
function toDate(value: unknown): Date | undefined {
  if (value instanceof Date) return value;
  if (isPlainObject(value) && value["tag"] === 1) return toDate(value["value"]);
  if (typeof value === "number") return new Date(value * 1000);
  return typeof value === "string" ? findDate(value) : undefined;
}

function toBytes(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  return typeof value === "string" ? new Uint8Array(Buffer.from(value, "base64")) : undefined;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function below(place: Place, name: string): Place {
  return { ...place, path: place.path === "" ? name : `${place.path}.${name}` };
}

/** Notes the mismatch; the value that stands in for what could not be read is never used. */
function report(value: unknown, place: Place, expected: ExpectedType): unknown {
  const text = describe(value);
  place.mismatches.push({ kind: "type", parameter: place.path, value: text, expected });
  return undefined;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return "list";
  return typeof value === "object" && value !== null ? "structure" : String(value);
}
