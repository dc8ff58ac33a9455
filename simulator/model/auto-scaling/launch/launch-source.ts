/** What a group launches from: a launch template, a mixed instances policy or a launch configuration. */
import type {
  LaunchTemplateOverrides,
  LaunchTemplateSpecification,
  MixedInstancesPolicy,
} from "@aws-sdk/client-auto-scaling";

export type LaunchSource =
  | { readonly kind: "launchTemplate"; readonly template: LaunchTemplateSpecification }
  | { readonly kind: "mixedInstances"; readonly policy: MixedInstancesPolicy }
  | { readonly kind: "launchConfiguration"; readonly name: string };

/** The parameters that name a source, in CreateAutoScalingGroup, UpdateAutoScalingGroup and a desired configuration. */
export interface LaunchSourceRequest {
  readonly LaunchTemplate?: LaunchTemplateSpecification | undefined;
  readonly MixedInstancesPolicy?: MixedInstancesPolicy | undefined;
  readonly LaunchConfigurationName?: string | undefined;
}

/** The launch template of a source, or none for a launch configuration. */
export function templateOf(source: LaunchSource): LaunchTemplateSpecification | undefined {
  switch (source.kind) {
    case "launchTemplate":
      return source.template;
    case "mixedInstances":
      return source.policy.LaunchTemplate?.LaunchTemplateSpecification;
    case "launchConfiguration":
      return undefined;
  }
}

/** Every launch template of a source: that of the group, and those of single overrides. */
export function templatesOf(source: LaunchSource): readonly LaunchTemplateSpecification[] {
  const own = templateOf(source);
  return [
    ...(own ? [own] : []),
    ...overridesOf(source).flatMap(
      ({ LaunchTemplateSpecification }) => LaunchTemplateSpecification ?? [],
    ),
  ];
}

export function overridesOf(source: LaunchSource): readonly LaunchTemplateOverrides[] {
  if (source.kind !== "mixedInstances") return [];
  return source.policy.LaunchTemplate?.Overrides ?? [];
}
