/** Tags of Classic Load Balancers. */
import type { Tag } from "@aws-sdk/client-elastic-load-balancing";

type Tags = Readonly<Record<string, string>>;

export function fromTagList(list: readonly Tag[] | undefined): Tags {
  return Object.fromEntries((list ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
}

export function toTagList(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
