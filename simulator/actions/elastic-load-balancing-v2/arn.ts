/** ARNs of load balancers, listeners and target groups. */
import type { World } from "../../model/world";
import { partitionOf } from "../../partition";

/** `kind` and path of a new resource, with the 16 hex digits that make it unique. */
export function newArn({ region, accountId, ids }: World, path: string): string {
  const unique = ids.uuid().replaceAll("-", "").slice(0, 16);
  return `arn:${partitionOf(region).name}:elasticloadbalancing:${region}:${accountId}:${path}/${unique}`;
}
