/** The attributes that only the provider sets. */
import {
  outputNames,
  outputsSchema,
  type OutputField,
  type OutputType,
} from "aws-instance-refresh/outputs/schema";
import type { Properties } from "aws-instance-refresh/run/outputs";
import { toSnakeCase } from "../schema/names";
import { plain, type Attribute, type Attributes, type AttributeType } from "../schema/schema";
import type { Values } from "../values/value";

/** What the provider keeps between two runs besides the outputs. It survives a crash of the provider, which private data does not. */
const savedState: Attribute = {
  description:
    "What the provider has to know of earlier refreshes. It is for the provider alone and may change with any version.",
  mode: "computed",
  isSensitive: true,
  type: plain("string"),
};

const savedStateName = "saved_state";
const savedKey = "__saved";

/** The names of the computed attributes, outputs and saved state. */
export const outputAttributes: Attributes = {
  ...attributesOf(outputsSchema),
  [savedStateName]: savedState,
};

/** The values of the computed attributes, from the engine's outputs. */
export function toOutputValues(outputs: Properties): Values {
  const values = outputNames.map((name) => [toSnakeCase(name), toValue(outputs[name])] as const);
  const saved = outputs[savedKey];
  return {
    ...Object.fromEntries(values),
    [savedStateName]: saved === undefined ? null : JSON.stringify(saved),
  };
}

/** The engine's outputs, from the values of a state. People edit states: a saved state that is no JSON reads as none. */
export function fromOutputValues(values: Values): Properties {
  const outputs = outputNames
    .map((name) => [name, fromValue(values[toSnakeCase(name)])] as const)
    .filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(outputs), ...savedOf(values[savedStateName]) };
}

function savedOf(text: unknown): Properties {
  if (typeof text !== "string") return {};
  try {
    return { [savedKey]: JSON.parse(text) as unknown };
  } catch {
    return {};
  }
}

function attributesOf(fields: Readonly<Record<string, OutputField>>): Attributes {
  const all = Object.entries(fields).map(([name, { description, type }]) => {
    const attribute: Attribute = { description, mode: "computed", type: attributeTypeOf(type) };
    return [toSnakeCase(name), attribute] as const;
  });
  return Object.fromEntries(all);
}

function attributeTypeOf(type: OutputType): AttributeType {
  if (typeof type === "string") return plain(type);
  if ("list" in type) return plain(["list", type.list]);
  return { kind: "nested", nesting: "single", attributes: attributesOf(type.fields) };
}

function toValue(output: unknown): unknown {
  if (output === undefined) return null;
  if (typeof output !== "object" || output === null || Array.isArray(output)) return output;
  return Object.fromEntries(
    Object.entries(output).map(([name, value]) => [toSnakeCase(name), toValue(value)]),
  );
}

function fromValue(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) return value;
  const parts = Object.entries(value)
    .map(([name, part]) => [toCamelCase(name), fromValue(part)] as const)
    .filter(([, part]) => part !== undefined);
  return Object.fromEntries(parts);
}

/** No name of an output holds a unit, so the way back is plain. */
function toCamelCase(name: string): string {
  return name.replace(/_[a-z]/g, (part) => part.slice(1).toUpperCase());
}
