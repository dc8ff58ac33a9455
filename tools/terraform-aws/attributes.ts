/** Short ways to write the schema of a stand-in: what it serves is documented where the real provider is. */
import type { Attribute, Block, NestedBlock } from "../../terraform/schema/schema";
import type { CtyType } from "../../terraform/values/cty-type";

const attribute = (type: CtyType, mode: Attribute["mode"]): Attribute => ({
  description: "As the real provider has it.",
  mode,
  type: { kind: "plain", type },
});

export const optional = (type: CtyType): Attribute => attribute(type, "optional");
export const required = (type: CtyType): Attribute => attribute(type, "required");
export const computed = (type: CtyType): Attribute => attribute(type, "computed");
/** Set by the user, or else by AWS. */
export const defaulted = (type: CtyType): Attribute => attribute(type, "optional or computed");

export function block(
  attributes: Block["attributes"],
  blocks: NonNullable<Block["blocks"]> = {},
): Block {
  return { description: "As the real provider has it.", attributes, blocks };
}

/** At most one block. */
export function one(of: Block): NestedBlock {
  return { nesting: "list", block: of, maxItems: 1 };
}

export function many(of: Block): NestedBlock {
  return { nesting: "list", block: of };
}

export function anySetOf(of: Block): NestedBlock {
  return { nesting: "set", block: of };
}
