/** What a provider, a resource or a data source takes and gives: the source of its schema on the wire, of its type and of its documentation. */
import type { CtyType } from "../values/cty-type";

/** Whether the user sets an attribute, the provider does, or either. */
export type Mode = "required" | "optional" | "computed" | "optional or computed";

export interface Attribute {
  /** Markdown, in whole sentences. */
  readonly description: string;
  readonly mode: Mode;
  /** Whether Terraform hides the value in its output. @default false */
  readonly isSensitive?: boolean;
  readonly type: AttributeType;
}

/** A plain type, or attributes of its own: one object of them, or a list. */
export type AttributeType =
  | { readonly kind: "plain"; readonly type: CtyType }
  | {
      readonly kind: "nested";
      readonly nesting: "single" | "list";
      readonly attributes: Attributes;
    };

export type Attributes = Readonly<Record<string, Attribute>>;

/** A block inside a block, as older providers have them. */
export interface NestedBlock {
  readonly nesting: "single" | "list" | "set";
  readonly block: Block;
  /** Blocks that may be there. @default no limit */
  readonly maxItems?: number;
}

export interface Block {
  readonly description: string;
  readonly attributes: Attributes;
  readonly blocks?: Readonly<Record<string, NestedBlock>>;
}

/** A plain attribute type. */
export function plain(type: CtyType): AttributeType {
  return { kind: "plain", type };
}

/** The type of a value of the block. */
export function typeOfBlock({ attributes, blocks = {} }: Block): CtyType {
  const nested = Object.entries(blocks).map(([name, { nesting, block }]): [string, CtyType] => [
    name,
    nesting === "single" ? typeOfBlock(block) : [nesting, typeOfBlock(block)],
  ]);
  return ["object", { ...typesOf(attributes), ...Object.fromEntries(nested) }];
}

export function typeOfAttribute({ type }: Attribute): CtyType {
  if (type.kind === "plain") return type.type;
  const object: CtyType = ["object", typesOf(type.attributes)];
  return type.nesting === "list" ? ["list", object] : object;
}

function typesOf(attributes: Attributes): Readonly<Record<string, CtyType>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [name, typeOfAttribute(attribute)]),
  );
}
