/** Writes the TypeScript types of the inputs from their declaration: one exported interface for each named schema. */
import { renderComment } from "./render-comment";
import { renderDefault, renderRange } from "./render-facts";
import type { EnumSchema, Field, ObjectSchema, Schema } from "../../engine/inputs/schema/schema";

const header = `/** The inputs as the engine works with them. Generated from \`schema/inputs.ts\` by \`npm run generate\`: do not edit. */
`;

/** The text of \`engine/inputs/inputs.ts\`, not yet formatted. */
export function renderTypes(root: ObjectSchema): string {
  const named = new Map<string, string>();
  collect(root, named);
  return [header, ...named.values()].join("\n");
}

/** Every named schema once, in the order in which the inputs use them. */
function collect(schema: Schema, named: Map<string, string>): void {
  if (schema.kind === "enum" && schema.typeName !== undefined) {
    named.set(
      schema.typeName,
      `${about(schema)}export type ${schema.typeName} = ${union(schema)};\n`,
    );
  }
  if (schema.kind === "list" || schema.kind === "map") collect(schema.of, named);
  if (schema.kind !== "object") return;
  // The interface comes before those of its parts: the first place of a key in a map stands.
  if (schema.typeName !== undefined) {
    named.set(
      schema.typeName,
      `${about(schema)}export interface ${schema.typeName} ${body(schema)}\n`,
    );
  }
  for (const field of Object.values(schema.fields)) collect(field, named);
}

function typeOf(schema: Schema): string {
  switch (schema.kind) {
    case "string":
      return schema.orNumber === true ? "string | number" : "string";
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "any":
      return "unknown";
    case "enum":
      return schema.typeName ?? union(schema);
    case "list":
      return `readonly (${typeOf(schema.of)})[]`;
    case "map":
      return `Readonly<Record<string, ${typeOf(schema.of)}>>`;
    case "object":
      return schema.typeName ?? body(schema);
  }
}

/** An editor still completes the values of an open type: `string` alone would swallow them. */
function union({ values, isOpenInType }: EnumSchema): string {
  const open = isOpenInType === true ? ["(string & Record<never, never>)"] : [];
  return [...values.map((value) => JSON.stringify(value)), ...open].join(" | ");
}

function body(schema: ObjectSchema): string {
  const lines = Object.entries(schema.fields).flatMap(([name, field]) => [
    `${fieldComment(field)}${property(name, field)}`,
    ...(field.aliases ?? []).map(
      (alias) =>
        `/** The same as \`${name}\`, as \`@pulumi/aws\` spells it. */\n${property(alias, field)}`,
    ),
  ]);
  return `{\n${lines.join("\n")}\n}`;
}

function property(name: string, field: Field): string {
  const isOptional = field.required === undefined || field.isOptionalInType === true;
  return `readonly ${name}${isOptional ? "?" : ""}: ${typeOf(field)};`;
}

function fieldComment(field: Field): string {
  const range = renderRange(field);
  const byDefault = renderDefault(field);
  return renderComment([
    field.description,
    ...(range === undefined ? [] : ["", `Range: ${range}.`]),
    ...tags([byDefault && `@default ${byDefault}`, pageOf(field) && `@see ${pageOf(field)}`]),
  ]);
}

function about(schema: EnumSchema | ObjectSchema): string {
  if (schema.typeDescription === undefined) return "";
  return renderComment([schema.typeDescription, ...tags([schema.page && `@see ${schema.page}`])]);
}

function pageOf(field: Field): string | undefined {
  return field.kind === "any" ? undefined : field.page;
}

function tags(texts: readonly (string | undefined)[]): readonly string[] {
  const given = texts.filter((text) => text !== undefined);
  return given.length === 0 ? [] : ["", ...given];
}
