/** What a provider's configuration means for one resource: its Region, its clients and its tags. */
import { createClients, type Clients } from "./clients";
import type { Configuration } from "./configuration";
import { hasUnknown, UNKNOWN, type Properties } from "./properties";
import type { ResourceType } from "./resource-type";
import { tagsIn, type Tags } from "./tags";

export interface Scope {
  readonly regionOf: (properties: Properties) => string;
  readonly clientsOf: (properties: Properties) => Clients;
  /** The inputs' tags and the default tags, where the type has a map of tags. */
  readonly tagsOf: (type: ResourceType, inputs: Properties) => Tags;
  /** The outputs that need no look at AWS. */
  readonly known: (type: ResourceType, inputs: Properties) => Properties;
  /** AWS's answer without the default tags: they are the provider's, not inputs of the resource. */
  readonly withoutDefaultTags: (answer: Properties, inputs: Properties) => Properties;
}

export function createScope(configuration: Configuration): Scope {
  const clientsOfRegion = createClients(configuration);
  const { defaultTags } = configuration;

  const regionOf = ({ region }: Properties): string =>
    typeof region === "string" ? region : configuration.region;

  const tagsOf = (type: ResourceType, { tags }: Properties): Tags =>
    type.mapOfTags ? { ...defaultTags, ...tagsIn(tags) } : {};

  const tagsAll = (type: ResourceType, inputs: Properties): Properties => {
    if (!type.mapOfTags) return {};
    return { tagsAll: hasUnknown(inputs["tags"]) ? UNKNOWN : tagsOf(type, inputs) };
  };

  return {
    regionOf,
    tagsOf,
    clientsOf: (properties) => clientsOfRegion(regionOf(properties)),
    known: (type, inputs) => ({
      region: regionOf(inputs),
      ...tagsAll(type, inputs),
      ...inputs,
    }),
    withoutDefaultTags: (answer, inputs) => {
      const tags: unknown = answer["Tags"];
      if (!Array.isArray(tags)) return answer;
      const own = tagsIn(inputs["tags"]);
      const isOwn = (key: string): boolean => key in own || !(key in defaultTags);
      return {
        ...answer,
        Tags: (tags as Properties[]).filter((tag) => isOwn(String(tag["Key"]))),
      };
    },
  };
}
