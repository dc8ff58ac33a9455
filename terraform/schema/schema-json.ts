/** Schemas as `terraform providers schema -json` prints them: what the generators of CDK Terrain and CDKTF read. */
import type { Attribute, Attributes, Block, NestedBlock } from "./schema";

/** What a provider declares. */
export interface Declared {
  readonly configuration: Block;
  readonly resources: Readonly<Record<string, DeclaredType>>;
  readonly dataSources?: Readonly<Record<string, DeclaredType>>;
}

interface DeclaredType {
  readonly schema: Block;
  /** @default 0 */
  readonly schemaVersion?: number;
}

/**
 * https://developer.hashicorp.com/terraform/cli/commands/providers/schema
 *
 * @param address host, namespace and type of the provider
 */
export function toProviderSchemaJson(
  address: string,
  { configuration, resources, dataSources }: Declared,
): object {
  return {
    format_version: "1.0",
    provider_schemas: {
      [address]: {
        provider: toSchemaJson({ schema: configuration }),
        resource_schemas: toSchemasJson(resources),
        ...(dataSources && { data_source_schemas: toSchemasJson(dataSources) }),
      },
    },
  };
}

function toSchemasJson(blocks: Readonly<Record<string, DeclaredType>>): object {
  return mapValues(blocks, toSchemaJson);
}

function toSchemaJson({ schema, schemaVersion = 0 }: DeclaredType): object {
  return { version: schemaVersion, block: toBlockJson(schema) };
}

function toBlockJson({ description, attributes, blocks }: Block): object {
  return {
    attributes: toAttributesJson(attributes),
    ...(blocks && { block_types: mapValues(blocks, toNestedBlockJson) }),
    ...toDescriptionJson(description),
  };
}

function toNestedBlockJson({ nesting, block, maxItems }: NestedBlock): object {
  return {
    nesting_mode: nesting,
    block: toBlockJson(block),
    ...(maxItems !== undefined && { max_items: maxItems }),
  };
}

function toAttributesJson(attributes: Attributes): object {
  return mapValues(attributes, toAttributeJson);
}

function toAttributeJson({ description, mode, isSensitive = false, type }: Attribute): object {
  return {
    ...(type.kind === "plain"
      ? { type: type.type }
      : {
          nested_type: {
            attributes: toAttributesJson(type.attributes),
            nesting_mode: type.nesting,
          },
        }),
    ...toDescriptionJson(description),
    ...(mode === "required" && { required: true }),
    ...(mode.startsWith("optional") && { optional: true }),
    ...(mode.endsWith("computed") && { computed: true }),
    ...(isSensitive && { sensitive: true }),
  };
}

function toDescriptionJson(description: string): object {
  return {
    ...(description !== "" && { description }),
    description_kind: "markdown",
  };
}

function mapValues<Value>(
  values: Readonly<Record<string, Value>>,
  map: (value: Value) => object,
): Readonly<Record<string, object>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
