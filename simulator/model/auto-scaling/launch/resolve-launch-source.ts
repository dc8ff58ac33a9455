/** Reads the launch source that a request names, and resolves its templates. */
import type {
  InstancesDistribution,
  LaunchTemplateOverrides,
  LaunchTemplateSpecification,
  MixedInstancesPolicy,
} from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../aws-error";
import { type ResolvedLaunchTemplate, resolveLaunchTemplate } from "../../ec2/launch-templates";
import { unverified } from "../../unverified-texts";
import type { World } from "../../world";
import { requireLaunchConfiguration } from "./launch-configurations";
import type { LaunchSourceRequest, LaunchSource } from "./launch-source";
import { checkPolicy } from "./mixed-policy";

/** What a request that names more than one source, or none, is told. */
export const onlyOneSource =
  "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.";

/** The source that a request names, with id and name of each template; undefined if it names none. Throws if something is not there. */
export function readLaunchSource(
  world: World,
  request: LaunchSourceRequest,
): LaunchSource | undefined {
  const { LaunchTemplate, MixedInstancesPolicy, LaunchConfigurationName } = request;
  const given = [LaunchTemplate, MixedInstancesPolicy, LaunchConfigurationName].filter(
    (one) => one !== undefined,
  );
  if (given.length > 1) {
    throw new AwsError("ValidationError", onlyOneSource);
  }
  if (LaunchTemplate) {
    const template = completeTemplate(world, LaunchTemplate);
    if (resolveTemplate(world, LaunchTemplate).data.InstanceRequirements) {
      throw new AwsError("ValidationError", unverified.requirementsNeedPolicy);
    }
    return { kind: "launchTemplate", template };
  }
  if (MixedInstancesPolicy) {
    return { kind: "mixedInstances", policy: completePolicy(world, MixedInstancesPolicy) };
  }
  if (LaunchConfigurationName === undefined) return undefined;
  requireLaunchConfiguration(world, LaunchConfigurationName);
  return { kind: "launchConfiguration", name: LaunchConfigurationName };
}

/** The version that a template of a source means now. Throws with Auto Scaling's words before those of EC2. */
export function resolveTemplate(
  world: World,
  template: LaunchTemplateSpecification,
): ResolvedLaunchTemplate {
  // A completed specification has id and name; EC2 takes only one of them.
  const { LaunchTemplateId, LaunchTemplateName, Version } = template;
  try {
    return resolveLaunchTemplate(
      world.ec2,
      LaunchTemplateId === undefined
        ? { LaunchTemplateName, Version }
        : { LaunchTemplateId, Version },
    );
  } catch (error) {
    throw toTemplateError(error);
  }
}

/** EC2's error about a launch template, with Auto Scaling's words before it. */
export function toTemplateError(error: unknown): unknown {
  if (!(error instanceof AwsError)) return error;
  return new AwsError(
    "ValidationError",
    `You must use a valid fully-formed launch template. ${error.message}`,
  );
}

function completeTemplate(
  world: World,
  template: LaunchTemplateSpecification,
): LaunchTemplateSpecification {
  const { LaunchTemplateId: id, LaunchTemplateName: name } = template;
  if ((id === undefined) === (name === undefined)) {
    throw new AwsError(
      "ValidationError",
      "Valid requests must contain either launchTemplateId or LaunchTemplateName",
    );
  }
  const { launchTemplateId, launchTemplateName } = resolveTemplate(world, template);
  return {
    LaunchTemplateId: launchTemplateId,
    LaunchTemplateName: launchTemplateName,
    // AWS describes no version where none was given; it means $Default.
    ...(template.Version !== undefined && { Version: template.Version }),
  };
}

function completePolicy(world: World, policy: MixedInstancesPolicy): MixedInstancesPolicy {
  checkPolicy(policy);
  const { LaunchTemplateSpecification: own, Overrides = [] } = policy.LaunchTemplate ?? {};
  if (!own) {
    throw new AwsError(
      "ValidationError",
      "You must specify a launch template and version in the MixedInstancesPolicy.",
    );
  }
  return {
    LaunchTemplate: {
      LaunchTemplateSpecification: completeTemplate(world, own),
      Overrides: Overrides.map((override) => completeOverride(world, override)),
    },
    InstancesDistribution: {
      // Nothing that is chosen by attributes has a priority.
      OnDemandAllocationStrategy: Overrides.some((override) => override.InstanceRequirements)
        ? "lowest-price"
        : "prioritized",
      ...defaultShares(policy),
      SpotAllocationStrategy: "lowest-price",
      ...defaultPools(policy),
      ...withoutEmptySegments(policy.InstancesDistribution),
    },
  };
}

/** A policy with segments has no share of On-Demand capacity: the two exclude each other. */
function defaultShares({ InstancesDistribution }: MixedInstancesPolicy): InstancesDistribution {
  const { DistributionSegments: segments = [] } = InstancesDistribution ?? {};
  if (segments.length > 0) return {};
  return { OnDemandBaseCapacity: 0, OnDemandPercentageAboveBaseCapacity: 100 };
}

/** The guide: an empty list removes the segments. */
function withoutEmptySegments({
  DistributionSegments: segments = [],
  ...rest
}: InstancesDistribution = {}): InstancesDistribution {
  return segments.length > 0 ? { ...rest, DistributionSegments: segments } : rest;
}

/** Only the strategy `lowest-price` has a number of pools. */
function defaultPools({ InstancesDistribution }: MixedInstancesPolicy): {
  readonly SpotInstancePools?: number;
} {
  const strategy = InstancesDistribution?.SpotAllocationStrategy ?? "lowest-price";
  return strategy === "lowest-price" ? { SpotInstancePools: 2 } : {};
}

function completeOverride(
  world: World,
  override: LaunchTemplateOverrides,
): LaunchTemplateOverrides {
  const { LaunchTemplateSpecification: own } = override;
  if (!own) return override;
  return { ...override, LaunchTemplateSpecification: completeTemplate(world, own) };
}
