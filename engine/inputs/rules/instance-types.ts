/** What needs a list of instance types, and what a Spot strategy needs: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html */
import type { InputFailure } from "../failure";
import { getReading, isGiven } from "../readings";
import { showReading } from "../render-value";
import { getOverrides } from "./specifications";

const distribution = "desiredConfiguration.mixedInstancesPolicy.instancesDistribution";

/**
 * The user guide's limitations of an instance refresh: it fails with a DesiredConfiguration where InstanceRequirements choose the instance
 * types. https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-overview.html
 */
export function refuseRequirements(inputs: unknown): readonly InputFailure[] {
  return getOverrides(inputs)
    .filter(({ override }) => hasFields(getReading(override, "instanceRequirements")))
    .map(({ path }) => ({
      property: `${path}.instanceRequirements`,
      reason:
        "instanceRequirements is given in desiredConfiguration: AWS fails an instance refresh with a DesiredConfiguration where InstanceRequirements choose the instance types; give the group itself this policy, without ignoreChanges, and remove desiredConfiguration.",
    }));
}

/** The user guide's limitations of an instance refresh: SkipMatching is not supported with attribute-based instance type selection. */
export function requireInstanceTypesForSkipMatching(inputs: unknown): readonly InputFailure[] {
  const property = "preferences.skipMatching";
  if (getReading(inputs, property) !== true || !hasRequirements(inputs)) return [];
  const reason =
    "true is given with instanceRequirements: AWS does not support SkipMatching where InstanceRequirements choose the instance types; set skipMatching to false or list instance types.";
  return [{ property, reason }];
}

/** The priority of a list cannot be honoured where there is no list. */
export function requireInstanceTypesForPriorities(inputs: unknown): readonly InputFailure[] {
  if (!hasRequirements(inputs)) return [];
  const prioritized = [
    { name: "onDemandAllocationStrategy", word: "prioritized", instead: "lowest-price" },
    {
      name: "spotAllocationStrategy",
      word: "capacity-optimized-prioritized",
      instead: "capacity-optimized",
    },
  ];
  return prioritized
    .filter(({ name, word }) => getReading(inputs, `${distribution}.${name}`) === word)
    .map(({ name, word, instead }) => ({
      property: `${distribution}.${name}`,
      reason: `"${word}" is given with instanceRequirements: AWS takes it only for a list of instance types; use "${instead}" or list instance types.`,
    }));
}

/** "Valid only when the SpotAllocationStrategy is lowest-price", which is the default. */
export function requireLowestPriceForSpotPools(inputs: unknown): readonly InputFailure[] {
  const property = `${distribution}.spotInstancePools`;
  const pools = getReading(inputs, property);
  const strategy = getReading(inputs, `${distribution}.spotAllocationStrategy`);
  if (!isGiven(pools) || typeof strategy !== "string" || strategy === "lowest-price") return [];
  const reason = `${showReading(pools)} is given with spotAllocationStrategy "${strategy}": AWS takes SpotInstancePools only with "lowest-price"; remove spotInstancePools.`;
  return [{ property, reason }];
}

function hasFields(reading: unknown): boolean {
  return typeof reading === "object" && isGiven(reading);
}

function hasRequirements(inputs: unknown): boolean {
  return getOverrides(inputs).some(({ override }) =>
    isGiven(getReading(override, "instanceRequirements")),
  );
}
