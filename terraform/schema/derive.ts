/** The Terraform schema of the inputs, derived from their one declaration. */
import type { Field, ObjectSchema, Schema } from "aws-instance-refresh/inputs/schema/schema";
import type { CtyType } from "../values/cty-type";
import { toSnakeCase } from "./names";
import { toTerraformText } from "./wording";
import { plain, type Attribute, type Attributes, type AttributeType } from "./schema";

/** An attribute for every field of the object, nested objects included. */
export function attributesOf({ fields }: ObjectSchema): Attributes {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [toSnakeCase(name), attributeOf(field)]),
  );
}

function attributeOf(field: Field): Attribute {
  return {
    description: describe(field),
    mode: field.required === undefined ? "optional" : "required",
    isSensitive: isSensitive(field),
    type: attributeTypeOf(field),
  };
}

function attributeTypeOf(schema: Schema): AttributeType {
  if (schema.kind === "object") {
    return { kind: "nested", nesting: "single", attributes: attributesOf(schema) };
  }
  if (schema.kind === "list" && schema.of.kind === "object") {
    return { kind: "nested", nesting: "list", attributes: attributesOf(schema.of) };
  }
  return plain(typeOf(schema));
}

function typeOf(schema: Schema): CtyType {
  switch (schema.kind) {
    case "string":
    case "enum":
      return "string";
    case "number":
      return "number";
    case "boolean":
      return "bool";
    case "any":
      return "dynamic";
    case "list":
      return ["list", typeOf(schema.of)];
    // Terraform's maps hold values of one type, and it makes texts of numbers and booleans. Its log shows dynamic values, also sensitive ones.
    case "map":
      return ["map", schema.of.kind === "any" ? "string" : typeOf(schema.of)];
    case "object":
      return ["object", typesOf(schema)];
  }
}

function typesOf({ fields }: ObjectSchema): Readonly<Record<string, CtyType>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [toSnakeCase(name), typeOf(field)]),
  );
}

/** A value that is a secret itself. An object or a list only holds such values, and the rest of it is worth reading. */
function isSensitive(schema: Schema): boolean {
  return schema.kind === "string" && schema.isSensitive === true;
}

/** The description, the choices and the default, in Markdown. */
function describe(field: Field): string {
  const values = field.kind === "enum" ? ` One of ${choices(field.values)}.` : "";
  const byDefault = field.default === undefined ? field.defaultText : `\`${field.default}\``;
  return toTerraformText(
    `${field.description}${values}${byDefault === undefined ? "" : ` Default: ${byDefault}.`}`,
  );
}

function choices(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(", ");
}
