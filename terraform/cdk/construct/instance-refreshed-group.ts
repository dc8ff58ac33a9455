/** An Auto Scaling group whose instances follow its launch template. */
import type { Construct } from "constructs";
import { Group, type GroupConfig, type GroupDesiredConfiguration } from "./group/index";

/** What is needed of an `aws_launch_template`: the binding of `@cdktn/provider-aws` or `@cdktf/provider-aws` has it. */
export interface LaunchTemplateResource {
  readonly id: string;
  /** The attribute of the resource as a text that Terraform fills in. */
  readonly getStringAttribute: (attribute: string) => string;
}

/** What is needed of an `aws_autoscaling_group`. */
export interface AutoScalingGroupResource {
  readonly name: string;
  /** Set where the group has a mixed instances policy. */
  readonly mixedInstancesPolicyInput?: unknown;
  lifecycle?: { readonly ignoreChanges?: string[] | "all" };
}

/** The inputs of `instancerefresh_group` besides the name of the group. */
export interface InstanceRefreshedGroupConfig extends Omit<GroupConfig, "autoScalingGroupName"> {
  /** The launch template that the instances are to run, in its latest version. */
  readonly launchTemplate: LaunchTemplateResource;
  /** The group that launches from it. Its `ignore_changes` gets the template or the policy. */
  readonly autoScalingGroup: AutoScalingGroupResource;
  /**
   * What the instances are to run instead: a mixed instances policy, for example.
   *
   * @default the launch template, in its latest version
   */
  readonly desiredConfiguration?: GroupDesiredConfiguration;
}

/**
 * `instancerefresh_group` for a group and its launch template: a new version of the template rolls the group when it is applied. The
 * outputs are its attributes, for example `instanceRefreshId` and `status`.
 *
 * AWS moves the group to the new version when the refresh succeeds, so that an automatic rollback goes back to the old one. That is why the
 * group ignores changes of its template.
 *
 * @throws Error where the group has a mixed instances policy and `desiredConfiguration` is not given: to roll onto the plain template would
 *   take the policy from the group.
 */
export class InstanceRefreshedGroup extends Group {
  constructor(scope: Construct, id: string, config: InstanceRefreshedGroupConfig) {
    const { launchTemplate, autoScalingGroup, desiredConfiguration, ...inputs } = config;
    const hasPolicy = autoScalingGroup.mixedInstancesPolicyInput !== undefined;
    if (hasPolicy && desiredConfiguration === undefined) throw new Error(explainPolicy(id));
    ignoreChangesOf(autoScalingGroup, hasPolicy ? "mixed_instances_policy" : "launch_template");
    super(scope, id, {
      ...inputs,
      autoScalingGroupName: autoScalingGroup.name,
      desiredConfiguration: desiredConfiguration ?? { launchTemplate: latestOf(launchTemplate) },
    });
  }
}

function latestOf(
  template: LaunchTemplateResource,
): NonNullable<GroupDesiredConfiguration["launchTemplate"]> {
  return {
    launchTemplateId: template.id,
    version: template.getStringAttribute("latest_version"),
  };
}

function ignoreChangesOf(group: AutoScalingGroupResource, attribute: string): void {
  const ignored = group.lifecycle?.ignoreChanges ?? [];
  if (ignored === "all" || ignored.includes(attribute)) return;
  group.lifecycle = { ...group.lifecycle, ignoreChanges: [...ignored, attribute] };
}

function explainPolicy(id: string): string {
  return (
    `InstanceRefreshedGroup "${id}": the Auto Scaling group has a mixed instances policy, so the launch template alone is not what it is to run. ` +
    "Set desiredConfiguration.mixedInstancesPolicy to the whole policy, with the version of the template."
  );
}
