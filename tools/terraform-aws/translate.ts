/** Values of Terraform's AWS provider as the properties that Pulumi's has for the same things, and back. */
import type { Block } from "../../terraform/schema/schema";
import { isUnknown, isValues, type Values } from "../../terraform/values/value";
import type { Properties } from "../resource-aws/properties";

/** Where Pulumi has another word, by Terraform's. */
const renamed: Readonly<Record<string, string>> = {
  filter: "filters",
  override: "overrides",
  tag: "tags",
  vpc_zone_identifier: "vpcZoneIdentifiers",
};

/** What is null or not known yet is left out, and so are blocks that are not there. */
export function toProperties({ attributes, blocks = {} }: Block, values: Values): Properties {
  const plain = Object.keys(attributes).map((name) => [name, values[name]] as const);
  const nested = Object.entries(blocks).map(([name, { block, maxItems }]) => {
    const all = itemsOf(values[name]).map((item) => toProperties(block, item));
    return [name, maxItems === 1 ? all[0] : all.length > 0 ? all : undefined] as const;
  });
  return Object.fromEntries(
    [...plain, ...nested]
      .filter(([, value]) => value !== null && value !== undefined && !isUnknown(value))
      .map(([name, value]) => [toPulumi(name), value]),
  );
}

export function toValues({ attributes, blocks = {} }: Block, properties: Properties): Values {
  const plain = Object.keys(attributes).map(
    (name) => [name, properties[toPulumi(name)] ?? null] as const,
  );
  const nested = Object.entries(blocks).map(([name, { block }]) => {
    const items = itemsOf(properties[toPulumi(name)]);
    return [name, items.map((item) => toValues(block, item))] as const;
  });
  return Object.fromEntries([...plain, ...nested]);
}

export function toPulumi(name: string): string {
  return renamed[name] ?? name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function itemsOf(value: unknown): readonly Values[] {
  return [value].flat().filter(isValues);
}
