/** Brings validated inputs into the one form that the engine works with and AWS accepts. */
import { isRecord } from "../values/equality";
import { inputsSchema } from "./schema/inputs";
import type { ObjectSchema, Schema } from "./schema/schema";
import { toNumber } from "./to-number";

/**
 * Numbers that are written as text become numbers, and fields in another spelling get their own name. Whatever does not fit the schema,
 * such as a value that is not known yet, and names that are not inputs stay as they are.
 */
export function normalizeInputs(
  inputs: Readonly<Record<string, unknown>>,
  schema: ObjectSchema = inputsSchema,
): Readonly<Record<string, unknown>> {
  const names = new Map(
    Object.entries(schema.fields).flatMap(([name, { aliases = [] }]) =>
      aliases.map((alias) => [alias, name] as const),
    ),
  );
  const entries = Object.entries(inputs).map(([written, value]) => {
    const name = names.get(written) ?? written;
    const field = schema.fields[name];
    return [name, field === undefined ? value : normalize(field, value)] as const;
  });
  return Object.fromEntries(entries);
}

function normalize(schema: Schema, value: unknown): unknown {
  switch (schema.kind) {
    case "number":
      return toNumber(value) ?? value;
    case "list":
      return Array.isArray(value)
        ? value.map((entry: unknown) => normalize(schema.of, entry))
        : value;
    case "map": {
      if (!isRecord(value)) return value;
      const entries = Object.entries(value).map(([name, entry]) => [
        name,
        normalize(schema.of, entry),
      ]);
      return Object.fromEntries(entries) as unknown;
    }
    case "object":
      return isRecord(value) ? normalizeInputs(value, schema) : value;
    default:
      return value;
  }
}
