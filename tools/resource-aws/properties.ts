/** The properties of a resource as plain data, and how they travel between the engine and this plugin. */
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** Inputs or outputs of a resource, by Pulumi's names. */
export type Properties = Readonly<Record<string, unknown>>;

/** What stands in preview for a value that is known only after the update: the engine's own sentinel. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether the value, or anything within it, is known only after the update. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}

/** Whether the value has members by name. */
export function isProperties(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The properties without those that are null or undefined. */
export function withoutAbsent(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** The properties without these. */
export function omit(properties: Properties, keys: readonly string[]): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !keys.includes(key)));
}

/** Reads what the engine sent. */
export function fromStruct(struct: Struct | undefined): Properties {
  return struct === undefined ? {} : withoutAbsent(struct.toJavaScript());
}

/** Writes what the engine shall get. Dates become ISO 8601, and what is undefined is left out, at any depth. */
export function toStruct(properties: Properties): Struct {
  return Struct.fromJavaScript(
    JSON.parse(JSON.stringify(properties)) as Parameters<typeof Struct.fromJavaScript>[0],
  );
}
