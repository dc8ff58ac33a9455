/** Tags of load balancers, listeners and target groups. */
import type { Tag } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ElbV2State } from "../../model/elastic-load-balancing-v2/state";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";

type Tags = Readonly<Record<string, string>>;

export function fromTagList(list: readonly Tag[] | undefined): Tags {
  return Object.fromEntries((list ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
}

export function toTagList(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The tags of a resource. Throws AWS's error where there is no such resource. */
export function requireTags({ tags }: ElbV2State, arn: string): Tags {
  const found = tags.get(arn);
  if (found) return found;
  const [kind] = /(?:targetgroup|listener|loadbalancer)(?=\/)/u.exec(arn) ?? ["loadbalancer"];
  const code = { targetgroup: "TargetGroupNotFound", listener: "ListenerNotFound" }[kind];
  throw new AwsError(code ?? "LoadBalancerNotFound", unverified.taggedResourceNotFound(arn));
}
