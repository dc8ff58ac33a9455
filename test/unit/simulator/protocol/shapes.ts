/** Schemas in the form that the SDK's clients export, for shapes that no operation may have. */
import type { $Schema, SchemaTraitsObject } from "@smithy/types";

/** Codes of the SDK's static schemas. */
export const text = 0;
export const boolean = 2;
export const number = 1;
export const isoTime = 5;
export const httpTime = 6;
export const secondsTime = 7;
export const blob = 21;
export const list = (item: $Schema, traits: SchemaTraitsObject = {}): $Schema => [
  1,
  "test",
  "List",
  traits,
  item,
];
export const map = (key: $Schema, value: $Schema, traits: SchemaTraitsObject = {}): $Schema => [
  2,
  "test",
  "Map",
  traits,
  key,
  value,
];
export const named = (schema: $Schema, traits: SchemaTraitsObject): $Schema => [
  () => schema,
  traits,
];
export const structure = (members: Readonly<Record<string, $Schema>>): $Schema => [
  3,
  "test",
  "Structure",
  0,
  Object.keys(members),
  Object.values(members),
];

/** Bytes may come as any kind of array of bytes. */
export function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value;
}
