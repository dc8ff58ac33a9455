/** What the overrides of a policy may say: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateOverrides.html */
import type { InputFailure } from "../failure";
import { at, isAbsent, isGiven } from "../known-inputs";
import { showReading } from "../render-value";
import { overrides } from "./specifications";

/** "If you specify InstanceRequirements, you can't specify InstanceType." */
export function overrideNamesTypeOrRequirements(inputs: unknown): readonly InputFailure[] {
  return overrides(inputs).flatMap(({ path, override }) => {
    const type = at(override, "instanceType");
    if (!isGiven(type) || !isGiven(at(override, "instanceRequirements"))) return [];
    const reason = `${showReading(type)} is given together with instanceRequirements: AWS takes InstanceType or InstanceRequirements in an override; remove one of the two.`;
    return [{ property: `${path}.instanceType`, reason }];
  });
}

/** "If you specify AllowedInstanceTypes, you can't specify ExcludedInstanceTypes." */
export function requirementsChooseOneTypeList(inputs: unknown): readonly InputFailure[] {
  return chosenTwice(inputs, "allowedInstanceTypes", "excludedInstanceTypes");
}

/** "Only one of SpotMaxPricePercentageOverLowestPrice or MaxSpotPriceAsPercentageOfOptimalOnDemandPrice can be specified." */
export function requirementsChooseOneSpotPrice(inputs: unknown): readonly InputFailure[] {
  return chosenTwice(
    inputs,
    "spotMaxPricePercentageOverLowestPrice",
    "maxSpotPriceAsPercentageOfOptimalOnDemandPrice",
  );
}

function chosenTwice(inputs: unknown, first: string, second: string): readonly InputFailure[] {
  return overrides(inputs).flatMap(({ path, override }) => {
    const requirements = at(override, "instanceRequirements");
    if (!isGiven(at(requirements, first)) || !isGiven(at(requirements, second))) return [];
    const reason = `${first} and ${second} are both given: AWS takes only one of the two in InstanceRequirements; remove one.`;
    return [{ property: `${path}.instanceRequirements`, reason }];
  });
}

/** "If you specify a value for WeightedCapacity for one instance type, you must specify a value for all of them." */
export function weightsAreForAllOverrides(inputs: unknown): readonly InputFailure[] {
  const weights = overrides(inputs).map(({ path, override }) => ({
    property: `${path}.weightedCapacity`,
    weight: at(override, "weightedCapacity"),
  }));
  if (!weights.some(({ weight }) => isGiven(weight))) return [];
  const reason =
    'nothing is given where other overrides have a weight: AWS wants WeightedCapacity, "1" to "999", in all overrides or in none; add weightedCapacity.';
  return weights
    .filter(({ weight }) => isAbsent(weight))
    .map(({ property }) => ({ property, reason }));
}
