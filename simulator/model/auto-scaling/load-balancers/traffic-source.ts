/** The traffic sources that requests name: target groups and Classic Load Balancers, each by two parameters. */
import type {
  CreateAutoScalingGroupType,
  TrafficSourceIdentifier,
} from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../aws-error";
import { unverified } from "../../unverified-texts";
import type { TrafficSource } from "./attachment";

/** The sources of a new group, each once. */
export function sourcesOf({
  TargetGroupARNs = [],
  LoadBalancerNames = [],
  TrafficSources = [],
}: Pick<
  CreateAutoScalingGroupType,
  "TargetGroupARNs" | "LoadBalancerNames" | "TrafficSources"
>): readonly TrafficSource[] {
  const sources = [
    ...targetGroups(TargetGroupARNs),
    ...classicLoadBalancers(LoadBalancerNames),
    ...readSources(TrafficSources),
  ];
  return [...new Map(sources.map((source) => [source.identifier, source])).values()];
}

export function targetGroups(arns: readonly string[]): readonly TrafficSource[] {
  return arns.map((identifier) => ({ type: "elbv2", identifier }));
}

export function classicLoadBalancers(names: readonly string[]): readonly TrafficSource[] {
  return names.map((identifier) => ({ type: "elb", identifier }));
}

/** Throws where a source is of another kind. */
export function readSources(sources: readonly TrafficSourceIdentifier[]): readonly TrafficSource[] {
  return sources.map(({ Identifier: identifier = "", Type: type = kindOf(identifier) }) => {
    if (type === "elbv2" || type === "elb") return { type, identifier };
    throw new AwsError("NotImplemented", unverified.trafficSourceNotSimulated(type), 501);
  });
}

/** A source without a type is what its identifier looks like. */
function kindOf(identifier: string): string {
  if (identifier.includes(":elasticloadbalancing:")) return "elbv2";
  return identifier.includes(":vpc-lattice:") ? "vpc-lattice" : "elb";
}
