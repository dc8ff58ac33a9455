/** The inputs between Terraform and the engine: values, and the paths to them. */
import type { ObjectSchema, Schema } from "aws-instance-refresh/inputs/schema/schema";
import type { Path } from "../plugin/diagnostic";
import { Dynamic, isUnknown, isValues, type Values } from "../values/value";
import { toSnakeCase } from "./names";

/** The values of the attributes that the object declares, by its own names. What is null is left out; what is unknown stays. */
export function toInputs(schema: ObjectSchema, values: Values): Readonly<Record<string, unknown>> {
  const entries = Object.entries(schema.fields)
    .map(([name, field]) => [name, toInput(field, values[toSnakeCase(name)])] as const)
    .filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries);
}

function toInput(schema: Schema, value: unknown): unknown {
  if (value instanceof Dynamic) return toInput(schema, value.value);
  if (isUnknown(value) || value === null) return value;
  if (schema.kind === "object" && isValues(value)) return toInputs(schema, value);
  if (schema.kind === "list" && Array.isArray(value)) {
    return value.map((item) => toInput(schema.of, item));
  }
  return value;
}

/**
 * The way to a property of the inputs, for example `preferences.checkpointPercentages[2]`, through Terraform's attributes. It ends at
 * an attribute whose type Terraform does not know.
 */
export function toPath(schema: ObjectSchema, property: string): Path {
  const path: Path[number][] = [];
  let here: Schema | undefined = schema;
  for (const step of stepsOf(property)) {
    if (here.kind === "list") {
      path.push(Number(step));
      here = here.of;
    } else if (here.kind === "map") {
      path.push({ key: step });
      here = here.of;
    } else {
      const field: Schema | undefined = here.kind === "object" ? here.fields[step] : undefined;
      if (field === undefined) return path;
      path.push(toSnakeCase(step));
      here = field;
    }
  }
  return path;
}

/** The names and numbers of a property path, in order. */
function stepsOf(property: string): readonly string[] {
  const steps = property.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g);
  return [...steps].map(([, quoted, index, name]) =>
    quoted === undefined ? (index ?? name ?? "") : (JSON.parse(`"${quoted}"`) as string),
  );
}
