/** Tags of load balancers, listeners and target groups. */
import type { ElbV2State } from "../../model/elastic-load-balancing-v2/state";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { Tags } from "../load-balancer-tags";

/** The tags of a resource. Throws AWS's error where there is no such resource. */
export function requireTags({ tags }: ElbV2State, arn: string): Tags {
  const found = tags.get(arn);
  if (found) return found;
  const [kind] = /(?:targetgroup|listener|loadbalancer)(?=\/)/u.exec(arn) ?? ["loadbalancer"];
  const code = { targetgroup: "TargetGroupNotFound", listener: "ListenerNotFound" }[kind];
  throw new AwsError(code ?? "LoadBalancerNotFound", unverified.taggedResourceNotFound(arn));
}
