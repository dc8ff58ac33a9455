/** What AWS refuses in instance requirements: in themselves, and beside what a mixed instances policy says otherwise. */
import type {
  InstanceRequirements,
  LaunchTemplateOverrides,
  MixedInstancesPolicy,
} from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../aws-error";
import { unknownAttribute } from "../../ec2/instance-requirements";
import { unverified } from "../../unverified-texts";

/** AWS's limit for one policy. */
const mostRequirements = 4;

/** Throws AWS's error for requirements that do not hold together, and says which attributes are not simulated. */
export function checkRequirements({
  LaunchTemplate,
  InstancesDistribution: distribution = {},
}: MixedInstancesPolicy): void {
  const overrides = LaunchTemplate?.Overrides ?? [];
  const all = overrides.flatMap(({ InstanceRequirements: one }) => one ?? []);
  if (all.length === 0) return;
  if (all.length > mostRequirements) refuse(unverified.tooManyRequirements(mostRequirements));
  checkBeside(overrides);
  const { OnDemandAllocationStrategy: onDemand, SpotAllocationStrategy: spot } = distribution;
  if (onDemand === "prioritized") refuse(unverified.strategyWithRequirements(onDemand));
  if (spot === "capacity-optimized-prioritized") {
    refuse(unverified.strategyWithRequirements(spot));
  }
  for (const one of all) checkOne(one);
}

/** Requirements and named types exclude each other, as do requirements and weights. */
function checkBeside(overrides: readonly LaunchTemplateOverrides[]): void {
  if (overrides.some(({ InstanceType }) => InstanceType !== undefined)) {
    refuse(unverified.requirementsWithTypes);
  }
  if (overrides.some(({ WeightedCapacity }) => WeightedCapacity !== undefined)) {
    refuse(unverified.requirementsWithWeights);
  }
}

function checkOne(requirements: InstanceRequirements): void {
  const { AllowedInstanceTypes = [], ExcludedInstanceTypes = [] } = requirements;
  if (AllowedInstanceTypes.length > 0 && ExcludedInstanceTypes.length > 0) {
    refuse(unverified.requirementsExclude("AllowedInstanceTypes", "ExcludedInstanceTypes"));
  }
  const { SpotMaxPricePercentageOverLowestPrice: overLowest } = requirements;
  const { MaxSpotPriceAsPercentageOfOptimalOnDemandPrice: ofOnDemand } = requirements;
  if (overLowest !== undefined && ofOnDemand !== undefined) {
    refuse(
      unverified.requirementsExclude(
        "SpotMaxPricePercentageOverLowestPrice",
        "MaxSpotPriceAsPercentageOfOptimalOnDemandPrice",
      ),
    );
  }
  for (const [name, value] of Object.entries(requirements)) {
    const { Min = 0, Max = Infinity } = toBounds(value);
    if (Min > Max) refuse(unverified.requirementBoundsCrossed(name));
  }
  const unknown = unknownAttribute(requirements);
  if (unknown !== undefined) {
    throw new AwsError("NotImplemented", unverified.requirementNotSimulated(unknown), 501);
  }
}

function toBounds(value: unknown): { readonly Min?: number; readonly Max?: number } {
  return typeof value === "object" && value !== null ? value : {};
}

function refuse(message: string): never {
  throw new AwsError("ValidationError", message);
}
