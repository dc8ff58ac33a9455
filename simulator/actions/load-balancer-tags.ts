/** Tags in the form that both APIs of Elastic Load Balancing have. */
import type { Tag } from "@aws-sdk/client-elastic-load-balancing-v2";

export type Tags = Readonly<Record<string, string>>;

/** Either API's tag. The older one calls a key required. */
interface GivenTag {
  readonly Key: string | undefined;
  readonly Value?: string | undefined;
}

export function fromTagList(list: readonly GivenTag[] | undefined): Tags {
  return Object.fromEntries((list ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
}

export function toTagList(tags: Tags): (Tag & { Key: string })[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
