/** What AWS refuses in a mixed instances policy. */
import type {
  InstancesDistribution,
  LaunchTemplateOverrides,
  MixedInstancesPolicy,
} from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../aws-error";
import { isOneOf } from "../lifecycle/hook";
import { checkRequirements } from "./requirement-rules";
import { unverified } from "../../unverified-texts";

const onDemandStrategies = ["prioritized", "lowest-price"] as const;
const spotStrategies = [
  "lowest-price",
  "capacity-optimized",
  "capacity-optimized-prioritized",
  "price-capacity-optimized",
] as const;
/** AWS's limit for one policy. */
const mostOverrides = 40;

/** Throws AWS's error for a policy that does not hold together. */
export function checkPolicy(policy: MixedInstancesPolicy): void {
  const { LaunchTemplate, InstancesDistribution } = policy;
  checkOverrides(LaunchTemplate?.Overrides ?? []);
  checkRequirements(policy);
  if (InstancesDistribution) checkDistribution(InstancesDistribution);
}

function checkOverrides(overrides: readonly LaunchTemplateOverrides[]): void {
  if (overrides.length > mostOverrides) refuse(unverified.tooManyOverrides(mostOverrides));
  const weights = overrides.flatMap(({ WeightedCapacity }) => WeightedCapacity ?? []);
  if (weights.length > 0 && weights.length < overrides.length) {
    refuse(unverified.weightsForAllOrNone);
  }
  const wrong = weights.find((weight) => !/^[1-9]\d{0,2}$/u.test(weight));
  if (wrong !== undefined) refuse(unverified.weightOutOfRange(wrong));
}

function checkDistribution(distribution: InstancesDistribution): void {
  const {
    OnDemandAllocationStrategy: onDemand = "prioritized",
    SpotAllocationStrategy: spot = "lowest-price",
    OnDemandBaseCapacity: base = 0,
    OnDemandPercentageAboveBaseCapacity: percentage = 100,
    SpotInstancePools: pools,
    DistributionSegments: segments = [],
  } = distribution;
  if (segments.length > 0) checkSegments(distribution);
  if (!isOneOf(onDemand, onDemandStrategies)) refuse(unverified.noSuchStrategy(onDemand));
  if (!isOneOf(spot, spotStrategies)) refuse(unverified.noSuchStrategy(spot));
  if (base < 0) refuse(unverified.distributionOutOfRange("OnDemandBaseCapacity", base));
  if (percentage < 0 || percentage > 100) {
    refuse(unverified.distributionOutOfRange("OnDemandPercentageAboveBaseCapacity", percentage));
  }
  if (pools === undefined) return;
  if (spot !== "lowest-price") refuse(unverified.poolsWithoutLowestPrice);
  if (pools < 1 || pools > 20)
    refuse(unverified.distributionOutOfRange("SpotInstancePools", pools));
}

function checkSegments(distribution: InstancesDistribution): void {
  const { OnDemandBaseCapacity, OnDemandPercentageAboveBaseCapacity } = distribution;
  if (OnDemandBaseCapacity !== undefined || OnDemandPercentageAboveBaseCapacity !== undefined) {
    refuse(unverified.segmentsWithShares);
  }
  for (const { TargetCapacityTypes: types = [] } of distribution.DistributionSegments ?? []) {
    if (types.length === 0) refuse(unverified.segmentWithoutTypes);
  }
}

function refuse(message: string): never {
  throw new AwsError("ValidationError", message);
}
