/** What a desired configuration must name: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DesiredConfiguration.html */
import type { InputFailure } from "../failure";
import { getReading, isAbsent, isGiven } from "../readings";
import { getSpecifications } from "./specifications";

/** One of the two, launch template or mixed instances policy, and not both. */
export function requireOneConfiguration(inputs: unknown): readonly InputFailure[] {
  const property = "desiredConfiguration";
  const template = getReading(inputs, "desiredConfiguration.launchTemplate");
  const policy = getReading(inputs, "desiredConfiguration.mixedInstancesPolicy");
  if (isGiven(template) && isGiven(policy)) {
    const reason =
      "launchTemplate and mixedInstancesPolicy are both given: AWS takes exactly one of the two as DesiredConfiguration; remove one.";
    return [{ property, reason }];
  }
  const isNamed = template !== undefined || policy !== undefined;
  if (!isNamed || !isAbsent(template) || !isAbsent(policy)) return [];
  // Dropped in silence, an id that is undefined by mistake would roll the group onto what it already runs.
  const reason =
    "launchTemplate or mixedInstancesPolicy is given but empty: AWS takes one of the two with a launch template as DesiredConfiguration; name the template or remove desiredConfiguration.";
  return [{ property, reason }];
}

/** "You must specify either a LaunchTemplateId or a LaunchTemplateName." */
export function requireOneTemplateName(inputs: unknown): readonly InputFailure[] {
  return getSpecifications(inputs).flatMap(({ path, specification }) => {
    if (isAbsent(specification)) return [];
    const id = getReading(specification, "launchTemplateId");
    const name = getReading(specification, "launchTemplateName");
    if (isGiven(id) && isGiven(name)) {
      const reason =
        "launchTemplateId and launchTemplateName are both given: AWS takes exactly one of the two; remove one.";
      return [{ property: path, reason }];
    }
    if (!isAbsent(id) || !isAbsent(name)) return [];
    const reason =
      "no template is named: AWS takes exactly one of LaunchTemplateId and LaunchTemplateName; add launchTemplateId.";
    return [{ property: path, reason }];
  });
}
