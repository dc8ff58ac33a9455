/** What a data source of `@pulumi/aws` is here: arguments in, result out. */
import type { Filter } from "@aws-sdk/client-ec2";
import type { Clients } from "../clients";
import { isProperties, type Properties } from "../properties";

/** Throws where nothing, or too much, is found. The arguments and the Region are added to the result. */
export type Lookup = (args: Properties, clients: Clients) => Promise<Properties>;

/** `filters: [{ name, values }]` as EC2 takes them. */
export function toFilters(filters: unknown): Filter[] {
  const given: readonly unknown[] = Array.isArray(filters) ? filters : [];
  return given.filter(isProperties).map(({ name, values }) => ({
    Name: String(name),
    Values: Array.isArray(values) ? values.map(String) : [],
  }));
}

/** A map of tags as EC2's filters. */
export function toTagFilters(tags: unknown): Filter[] {
  if (!isProperties(tags)) return [];
  return Object.entries(tags).map(([key, value]) => ({
    Name: `tag:${key}`,
    Values: [String(value)],
  }));
}
