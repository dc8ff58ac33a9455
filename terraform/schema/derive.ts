/** The Terraform schema of the inputs, derived from their one declaration. */
import type { ObjectShape, Shape } from "aws-instance-refresh/inputs/shape";
import type { CtyType } from "../values/cty-type";
import { toSnakeCase } from "./names";
import { plain, type Attribute, type Attributes, type AttributeType } from "./schema";

/** An attribute for every field of the object, nested objects included. */
export function attributesOf({ fields, required = {} }: ObjectShape): Attributes {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      toSnakeCase(name),
      attributeOf(field, name in required ? "required" : "optional"),
    ]),
  );
}

function attributeOf(shape: Shape, mode: Attribute["mode"]): Attribute {
  return {
    description: describe(shape),
    mode,
    isSensitive: isSensitive(shape),
    type: attributeTypeOf(shape),
  };
}

function attributeTypeOf(shape: Shape): AttributeType {
  if (shape.kind === "object") {
    return { kind: "nested", nesting: "single", attributes: attributesOf(shape) };
  }
  if (shape.kind === "list" && shape.of.kind === "object") {
    return { kind: "nested", nesting: "list", attributes: attributesOf(shape.of) };
  }
  return plain(typeOf(shape));
}

function typeOf(shape: Shape): CtyType {
  switch (shape.kind) {
    case "text":
    case "word":
      return "string";
    case "number":
      return "number";
    case "flag":
      return "bool";
    case "any":
      return "dynamic";
    case "list":
      return ["list", typeOf(shape.of)];
    // Terraform's maps hold values of one type. Where they may be of any, an object is what a user would write.
    case "map":
      return shape.of.kind === "any" ? "dynamic" : ["map", typeOf(shape.of)];
    case "object":
      return ["object", typesOf(shape)];
  }
}

function typesOf({ fields }: ObjectShape): Readonly<Record<string, CtyType>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [toSnakeCase(name), typeOf(field)]),
  );
}

/** A value that may hold a secret itself. An object or a list only holds such values, and the rest of it is worth reading. */
function isSensitive(shape: Shape): boolean {
  if (shape.kind === "map") return shape.isSecret === true && shape.of.kind !== "any";
  return shape.kind === "text" && shape.isSecret === true;
}

/** The rule as a sentence. */
function describe(shape: Shape): string {
  if (shape.kind === "any") return "Any value.";
  const rule = shape.kind === "word" ? `${shape.subject} is ${choices(shape.words)}` : shape.rule;
  return `${rule.charAt(0).toUpperCase()}${rule.slice(1)}.`;
}

function choices(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}
