/** Resolves the desired configuration to a target: `$Latest` and `$Default` become numbers. */
import { isFault, renderFaultClause } from "./fault";
import type {
  DesiredConfiguration,
  LaunchTemplateSpecification,
  MixedInstancesPolicy,
} from "../inputs/inputs";
import {
  isNumbered,
  isPermanent,
  launchTemplateOf,
  overridesOf,
  versionOf,
  type Target,
} from "../refresh/target";
import type { Group } from "../refresh/group";
import { resolveWithKnown } from "./known-versions";
import type { AutoScaling, Ports } from "./ports";

/** A target, and what is unknown about it. */
export interface Resolution {
  readonly target: Target;
  /** Whether AWS accepts skip matching for it. @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh-skip-matching.html */
  readonly canSkipMatching: boolean;
}

/** The target, and what AWS accepts for it. */
export async function resolveTarget(
  desired: DesiredConfiguration | undefined,
  group: Group | undefined,
  ports: Ports,
): Promise<Resolution> {
  const canSkipMatching = await acceptsSkipMatching(desired, group, ports);
  return { target: await findTarget(desired, group, ports), canSkipMatching };
}

/** The target of a desired configuration or, without one, of the group as it is. Makes calls only for names and for versions that are not numbers. */
export async function findTarget(
  desired: DesiredConfiguration | undefined,
  group: Group | undefined,
  ports: Ports,
): Promise<Target> {
  const from = desired === undefined ? "group" : "program";
  const configuration = desired ?? group?.configuration;
  const { launchConfigurationName } = group ?? {};
  if (configuration === undefined && launchConfigurationName !== undefined) {
    return { from, launchConfigurationName };
  }
  return configuration === undefined
    ? { from }
    : { from, configuration: await resolveConfiguration(configuration, ports) };
}

async function acceptsSkipMatching(
  desired: DesiredConfiguration | undefined,
  group: Group | undefined,
  ports: Ports,
): Promise<boolean> {
  if (desired !== undefined) return !hasRequirements(desired);
  const own = group?.configuration;
  return own !== undefined && !(await usesSsmImage(own, ports)) && !hasRequirements(own);
}

/** The target of a program with launch templates that AWS does not know, as the program names them. */
export function targetAsGiven(configuration: DesiredConfiguration): Resolution {
  return {
    target: { from: "program", configuration },
    canSkipMatching: !hasRequirements(configuration),
  };
}

/** The configuration with every launch template by its id and its version as a number, as far as AWS reports them. */
export async function resolveConfiguration(
  configuration: DesiredConfiguration,
  ports: Ports,
): Promise<DesiredConfiguration> {
  const { launchTemplate, mixedInstancesPolicy } = configuration;
  return {
    ...(launchTemplate && { launchTemplate: await resolveTemplate(launchTemplate, ports) }),
    ...(mixedInstancesPolicy && {
      mixedInstancesPolicy: await resolvePolicy(mixedInstancesPolicy, ports),
    }),
  };
}

async function resolvePolicy(
  policy: MixedInstancesPolicy,
  ports: Ports,
): Promise<MixedInstancesPolicy> {
  const { launchTemplateSpecification, overrides } = policy.launchTemplate ?? {};
  const resolvedOverrides =
    overrides &&
    (await Promise.all(
      overrides.map(async (override) => ({
        ...override,
        ...(override.launchTemplateSpecification && {
          launchTemplateSpecification: await resolveTemplate(
            override.launchTemplateSpecification,
            ports,
          ),
        }),
      })),
    ));
  return {
    ...policy,
    launchTemplate: {
      ...(launchTemplateSpecification && {
        launchTemplateSpecification: await resolveTemplate(launchTemplateSpecification, ports),
      }),
      ...(resolvedOverrides && { overrides: resolvedOverrides }),
    },
  };
}

/**
 * An id with a number is used as it is; anything else is resolved with a call. Without the permission, AWS resolves it at the start, with the
 * consequence noted.
 */
async function resolveTemplate(
  template: LaunchTemplateSpecification,
  ports: Ports,
): Promise<LaunchTemplateSpecification> {
  const asGiven = { ...template, version: versionOf(template) };
  if (isPermanent(template)) return asGiven;
  try {
    const { launchTemplateId, launchTemplateName, version } = await resolveWithKnown(
      template,
      ports,
    );
    return { launchTemplateId, launchTemplateName, version };
  } catch (error) {
    if (!isFault(error, "forbidden")) throw error;
    if (isNumbered(template)) return asGiven;
    ports.reporter.warn(
      `cannot find out which version ${String(template.version ?? "$Default")} stands for (${renderFaultClause(error)}); ` +
        "AWS resolves it at each launch, a version that moves is not noticed, and it cannot be rolled back to",
    );
    return template;
  }
}

/** Attribute-based instance type selection excludes skip matching. */
function hasRequirements(configuration: DesiredConfiguration): boolean {
  return overridesOf(configuration).some(
    ({ instanceRequirements }) => instanceRequirements !== undefined,
  );
}

/** Whether the image is an SSM parameter. If that cannot be found out, false is safe: AWS then decides about skip matching. */
async function usesSsmImage(
  configuration: DesiredConfiguration,
  { autoScaling }: Ports,
): Promise<boolean> {
  const template = launchTemplateOf(configuration);
  if (template === undefined) return false;
  const imageId = await imageOf(template, autoScaling);
  return imageId?.startsWith("resolve:ssm:") ?? false;
}

async function imageOf(
  template: LaunchTemplateSpecification,
  autoScaling: AutoScaling,
): Promise<string | undefined> {
  try {
    return (await autoScaling.resolveTemplate(template)).imageId;
  } catch (error) {
    if (isFault(error, "forbidden")) return undefined;
    throw error;
  }
}
