/** Traffic sources: another way to name target groups. The other kinds are not simulated. */
import type {
  CreateAutoScalingGroupType,
  TrafficSourceIdentifier,
} from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../aws-error";
import { unverified } from "../../unverified-texts";

/** The target groups that a request names in either way, each once. */
export function targetGroupArnsOf({
  TargetGroupARNs = [],
  TrafficSources = [],
}: Pick<CreateAutoScalingGroupType, "TargetGroupARNs" | "TrafficSources">): readonly string[] {
  return [...new Set([...TargetGroupARNs, ...arnsOfSources(TrafficSources)])];
}

/** The target groups among traffic sources. Throws where a source is of another kind. */
export function arnsOfSources(sources: readonly TrafficSourceIdentifier[]): readonly string[] {
  return sources.map(({ Identifier = "", Type = kindOf(Identifier) }) => {
    if (Type === "elbv2") return Identifier;
    throw new AwsError("NotImplemented", unverified.trafficSourceNotSimulated(Type), 501);
  });
}

/** A source without a type is what its identifier looks like. */
function kindOf(identifier: string): string {
  if (identifier.includes(":elasticloadbalancing:")) return "elbv2";
  return identifier.includes(":vpc-lattice:") ? "vpc-lattice" : "elb";
}
