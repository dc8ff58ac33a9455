/** Writes docs/reference.md from the declarations of the inputs and the outputs. */
import { renderDefault, renderRange } from "./render-facts";
import type { Field, ObjectSchema, Schema } from "../../engine/inputs/schema/schema";
import { outputsSchema, type OutputField, type OutputObject } from "../../engine/outputs/schema";

const introduction = `# Reference

Every input and output, generated from \`engine/inputs/schema\` and \`engine/outputs/schema.ts\` by \`npm run generate\`. Names, units and ranges are AWS's; durations are seconds. In
Terraform the same names are in snake_case. Every error in an input is reported before the first call to AWS, all of them at once.

An empty list, object or map counts as left out. A number may also be given as text, as stack configuration has it.`;

export function renderReference(inputs: ObjectSchema): string {
  return [
    introduction,
    section("## Inputs", inputs),
    "## Outputs",
    "Every output may be missing, for example before the first refresh.",
    Object.entries(outputsSchema)
      .map(([name, field]) => renderOutput(name, field))
      .join("\n"),
    "## Types",
    ...namedObjects(inputs).map((schema) => section(`### ${schema.typeName ?? ""}`, schema)),
  ].join("\n\n");
}

function section(heading: string, schema: ObjectSchema): string {
  const about = heading.startsWith("###") ? sentence(schema) : "";
  const fields = Object.entries(schema.fields).map(([name, field]) => renderField(name, field));
  return [heading, ...(about === "" ? [] : [about]), fields.join("\n")].join("\n\n");
}

function sentence({ typeDescription = "", page }: ObjectSchema): string {
  return [typeDescription, page && `[AWS](${page})`].filter(Boolean).join(" ");
}

function renderField(name: string, field: Field): string {
  const range = renderRange(field);
  const facts = [
    typeOf(field),
    ...(range === undefined ? [] : [range]),
    ...(field.required === undefined ? [] : ["**required**"]),
    ...(isSecret(field) ? ["secret"] : []),
  ].join(", ");
  const byDefault = renderDefault(field);
  const shownDefault = field.default === undefined ? byDefault : `\`${String(byDefault)}\``;
  const page = field.kind === "any" || hasSection(field) ? undefined : field.page;
  return [
    `- **\`${name}\`** (${facts}). ${field.description}`,
    ...(field.aliases === undefined
      ? []
      : [`Also accepted as ${field.aliases.map((alias) => `\`${alias}\``).join(", ")}.`]),
    ...(shownDefault === undefined ? [] : [`Default: ${shownDefault}.`]),
    ...(page === undefined ? [] : [`[AWS](${page})`]),
  ].join(" ");
}

function renderOutput(name: string, { type, description, page }: OutputField): string {
  const shown =
    typeof type === "string" ? type : "list" in type ? `list of ${type.list}s` : fields(type);
  return `- **\`${name}\`** (${shown}). ${description}${page === undefined ? "" : ` [AWS](${page})`}`;
}

/** The names of the fields, those of nested objects included. */
function fields(object: OutputObject): string {
  const names = Object.entries(object.fields).map(([name, { type }]) =>
    typeof type === "string" || "list" in type ? `\`${name}\`` : `\`${name}\` (${fields(type)})`,
  );
  return `object with ${names.join(", ")}`;
}

function isSecret(field: Field): boolean {
  return field.kind === "string" && field.isSensitive === true;
}

function hasSection(schema: Schema): boolean {
  return schema.kind === "object" && schema.typeName !== undefined;
}

function typeOf(schema: Schema): string {
  switch (schema.kind) {
    case "string":
      return schema.orNumber === true ? "string or number" : "string";
    case "number":
      return schema.isWhole ? "whole number" : "number";
    case "boolean":
      return "boolean";
    case "any":
      return "any value";
    case "enum":
      return schema.values.map((value) => `\`${value}\``).join(", ");
    case "list":
      return `list of ${typeOf(schema.of)}`;
    case "map":
      return `map of ${typeOf(schema.of)}`;
    case "object":
      return schema.typeName === undefined
        ? `\`{ ${Object.keys(schema.fields).join(", ")} }\``
        : `[${schema.typeName}](#${schema.typeName.toLowerCase()})`;
  }
}

/** The objects that have a section of their own, each once, in the order in which the inputs use them. */
function namedObjects(root: ObjectSchema): readonly ObjectSchema[] {
  const found = new Map<string, ObjectSchema>();
  const collect = (schema: Schema): void => {
    if (schema.kind === "list" || schema.kind === "map") collect(schema.of);
    if (schema.kind !== "object") return;
    if (schema.typeName !== undefined) found.set(schema.typeName, schema);
    for (const field of Object.values(schema.fields)) collect(field);
  };
  for (const field of Object.values(root.fields)) collect(field);
  return [...found.values()];
}
