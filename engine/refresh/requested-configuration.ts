/** A resolved configuration in the form that AWS takes: a launch template by its id or by its name, never by both. */
import type {
  DesiredConfiguration,
  LaunchTemplateSpecification,
  MixedInstancesPolicy,
} from "../inputs/inputs";

export function toRequested(configuration: DesiredConfiguration): DesiredConfiguration {
  const { launchTemplate, mixedInstancesPolicy } = configuration;
  return {
    ...(launchTemplate && { launchTemplate: byOne(launchTemplate) }),
    ...(mixedInstancesPolicy && { mixedInstancesPolicy: policyByOne(mixedInstancesPolicy) }),
  };
}

function policyByOne(policy: MixedInstancesPolicy): MixedInstancesPolicy {
  const { launchTemplateSpecification: base, overrides } = policy.launchTemplate ?? {};
  return {
    ...policy,
    launchTemplate: {
      ...(base && { launchTemplateSpecification: byOne(base) }),
      ...(overrides && {
        overrides: overrides.map(({ launchTemplateSpecification: own, ...override }) => ({
          ...override,
          ...(own && { launchTemplateSpecification: byOne(own) }),
        })),
      }),
    },
  };
}

/** The id is more reliable: a name can be given to another template. */
function byOne({
  launchTemplateName,
  ...template
}: LaunchTemplateSpecification): LaunchTemplateSpecification {
  return template.launchTemplateId === undefined && launchTemplateName !== undefined
    ? { ...template, launchTemplateName }
    : template;
}
