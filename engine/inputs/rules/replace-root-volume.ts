/** What the strategy ReplaceRootVolume needs: https://docs.aws.amazon.com/autoscaling/ec2/userguide/replace-root-volume.html */
import type { InputFailure } from "../failure";
import { getReading, isAbsent, isGiven } from "../readings";
import { showReading } from "../render-value";
import { getOverrides, policyTemplate, getSpecifications } from "./specifications";

/** A desired configuration with a mixed instances policy is required. */
export function requirePolicyForRootVolumes(inputs: unknown): readonly InputFailure[] {
  if (!replacesRootVolumes(inputs)) return [];
  if (!isAbsent(getReading(inputs, "desiredConfiguration.mixedInstancesPolicy"))) return [];
  const reason =
    '"ReplaceRootVolume" is given without desiredConfiguration.mixedInstancesPolicy: AWS replaces root volumes only from a mixed instances policy whose overrides name images; add that policy or use "Rolling".';
  return [{ property: "strategy", reason }];
}

/** "All overrides in the MixedInstancesPolicy must specify an ImageId." */
export function requireImagesForRootVolumes(inputs: unknown): readonly InputFailure[] {
  if (!replacesRootVolumes(inputs) || !isGiven(getReading(inputs, policyTemplate))) return [];
  const property = `${policyTemplate}.overrides`;
  const rule = 'AWS wants an ImageId, "ami-…", in every override of a ReplaceRootVolume refresh';
  if (isAbsent(getReading(inputs, property))) {
    return [{ property, reason: `nothing is given: ${rule}; add overrides with imageId.` }];
  }
  return getOverrides(inputs)
    .filter(({ override }) => isAbsent(getReading(override, "imageId")))
    .map(({ path }) => ({
      property: `${path}.imageId`,
      reason: `nothing is given: ${rule}; add imageId.`,
    }));
}

/** No version may move. One that is left out is AWS's default, "$Default". */
export function requireVersionNumbersForRootVolumes(inputs: unknown): readonly InputFailure[] {
  if (!replacesRootVolumes(inputs)) return [];
  return getSpecifications(inputs).flatMap(({ path, specification }) => {
    if (isAbsent(specification)) return [];
    const version = getReading(specification, "version");
    if (!isAbsent(version) && version !== "$Latest" && version !== "$Default") return [];
    const given = isAbsent(version)
      ? 'nothing is given, which means "$Default"'
      : `${showReading(version)} moves`;
    const reason = `${given}: AWS wants a version number in a ReplaceRootVolume refresh; use a number, for example template.latestVersion.`;
    return [{ property: `${path}.version`, reason }];
  });
}

function replacesRootVolumes(inputs: unknown): boolean {
  return getReading(inputs, "strategy") === "ReplaceRootVolume";
}
