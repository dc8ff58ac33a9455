/** A schema as the protocol carries it. */
import type { Attribute, Attributes, Block, NestedBlock } from "./schema";

/** `Schema` of the protocol. */
export function toWireSchema(block: Block, version = 0): object {
  return { version, block: toWireBlock(block) };
}

function toWireBlock({ description, attributes, blocks = {} }: Block): object {
  return {
    description,
    description_kind: "MARKDOWN",
    attributes: toWireAttributes(attributes),
    block_types: Object.entries(blocks).map(([name, nested]) => toWireNested(name, nested)),
  };
}

function toWireAttributes(attributes: Attributes): readonly object[] {
  return Object.entries(attributes).map(([name, attribute]) => toWireAttribute(name, attribute));
}

function toWireAttribute(
  name: string,
  { description, mode, isSensitive = false, type }: Attribute,
): object {
  const shape =
    type.kind === "plain"
      ? { type: Buffer.from(JSON.stringify(type.type)) }
      : {
          nested_type: {
            nesting: type.nesting.toUpperCase(),
            attributes: toWireAttributes(type.attributes),
          },
        };
  return {
    name,
    description,
    description_kind: "MARKDOWN",
    required: mode === "required",
    optional: mode === "optional" || mode === "optional or computed",
    computed: mode === "computed" || mode === "optional or computed",
    sensitive: isSensitive,
    ...shape,
  };
}

function toWireNested(name: string, { nesting, block, maxItems = 0 }: NestedBlock): object {
  return {
    type_name: name,
    nesting: nesting.toUpperCase(),
    block: toWireBlock(block),
    max_items: maxItems,
  };
}
