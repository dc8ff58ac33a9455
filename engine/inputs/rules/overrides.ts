/** What the overrides of a policy may say: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateOverrides.html */
import type { InputFailure } from "../failure";
import { getReading, isAbsent, isGiven } from "../readings";
import { showReading } from "../render-value";
import { getOverrides } from "./specifications";

/** "If you specify InstanceRequirements, you can't specify InstanceType." */
export function requireTypeOrRequirements(inputs: unknown): readonly InputFailure[] {
  return getOverrides(inputs).flatMap(({ path, override }) => {
    const type = getReading(override, "instanceType");
    if (!isGiven(type) || !isGiven(getReading(override, "instanceRequirements"))) return [];
    const reason = `${showReading(type)} is given together with instanceRequirements: AWS takes InstanceType or InstanceRequirements in an override; remove one of the two.`;
    return [{ property: `${path}.instanceType`, reason }];
  });
}

/** "If you specify AllowedInstanceTypes, you can't specify ExcludedInstanceTypes." */
export function requireOneTypeList(inputs: unknown): readonly InputFailure[] {
  return refuseBoth(inputs, "allowedInstanceTypes", "excludedInstanceTypes");
}

/** "Only one of SpotMaxPricePercentageOverLowestPrice or MaxSpotPriceAsPercentageOfOptimalOnDemandPrice can be specified." */
export function requireOneSpotPrice(inputs: unknown): readonly InputFailure[] {
  return refuseBoth(
    inputs,
    "spotMaxPricePercentageOverLowestPrice",
    "maxSpotPriceAsPercentageOfOptimalOnDemandPrice",
  );
}

function refuseBoth(inputs: unknown, first: string, second: string): readonly InputFailure[] {
  return getOverrides(inputs).flatMap(({ path, override }) => {
    const requirements = getReading(override, "instanceRequirements");
    if (!isGiven(getReading(requirements, first)) || !isGiven(getReading(requirements, second)))
      return [];
    const reason = `${first} and ${second} are both given: AWS takes only one of the two in InstanceRequirements; remove one.`;
    return [{ property: `${path}.instanceRequirements`, reason }];
  });
}

/** "If you specify a value for WeightedCapacity for one instance type, you must specify a value for all of them." */
export function requireWeightsForAllOverrides(inputs: unknown): readonly InputFailure[] {
  const weights = getOverrides(inputs).map(({ path, override }) => ({
    property: `${path}.weightedCapacity`,
    weight: getReading(override, "weightedCapacity"),
  }));
  if (!weights.some(({ weight }) => isGiven(weight))) return [];
  const reason =
    'nothing is given where other overrides have a weight: AWS wants WeightedCapacity, "1" to "999", in all overrides or in none; add weightedCapacity.';
  return weights
    .filter(({ weight }) => isAbsent(weight))
    .map(({ property }) => ({ property, reason }));
}
