/** What the fleet is to run: a desired configuration whose launch template versions have been resolved to numbers. */
import { canonical, isSame } from "../values/equality";
import type {
  DesiredConfiguration,
  InstancesDistribution,
  LaunchTemplateOverrides,
  LaunchTemplateSpecification,
  MixedInstancesPolicy,
} from "../inputs/inputs";

/** A desired configuration, and where it came from. */
export interface Target {
  /** `program`: the user's `desiredConfiguration`; `group`: what the group itself launches from, because the user gave none. */
  readonly from: "program" | "group";
  /** Absent if the group could not be described, or launches from a launch configuration. */
  readonly configuration?: DesiredConfiguration;
  /**
   * The group's own launch configuration. Absent in states of earlier versions. It has no id, and a group names it without its ARN, so one that
   * was made again under the same name is taken for the same.
   */
  readonly launchConfigurationName?: string;
}

/** Whether two targets mean the same fleet. */
export function isSameTarget(one: Target, other: Target): boolean {
  const names = [one.launchConfigurationName, other.launchConfigurationName];
  return (
    (names.includes(undefined) || names[0] === names[1]) &&
    isSameConfiguration(one.configuration, other.configuration)
  );
}

/** Whether two resolved configurations mean the same fleet: order of keys, AWS's defaults and id-or-name do not count. */
export function isSameConfiguration(
  one: DesiredConfiguration | undefined,
  other: DesiredConfiguration | undefined,
): boolean {
  const a = launchTemplateOf(one);
  const b = launchTemplateOf(other);
  if (a !== undefined && b !== undefined && !isSameTemplate(a, b)) return false;
  const key = overridesHaveIds(one) && overridesHaveIds(other) ? "id" : "name";
  return isSame(
    { template: templateMeaning(one, a, b), policy: policyMeaning(one, key) },
    { template: templateMeaning(other, a, b), policy: policyMeaning(other, key) },
  );
}

/** The launch template of new instances: the only one, or the base of a mixed instances policy. */
export function launchTemplateOf(
  configuration: DesiredConfiguration | undefined,
): LaunchTemplateSpecification | undefined {
  return (
    configuration?.launchTemplate ??
    configuration?.mixedInstancesPolicy?.launchTemplate?.launchTemplateSpecification
  );
}

/** The overrides of a mixed instances policy that differ from its base. */
export function overridesOf(
  configuration: DesiredConfiguration | undefined,
): readonly LaunchTemplateOverrides[] {
  return configuration?.mixedInstancesPolicy?.launchTemplate?.overrides ?? [];
}

/** Every launch template that the configuration may launch from. */
export function templatesOf(
  configuration: DesiredConfiguration | undefined,
): readonly LaunchTemplateSpecification[] {
  const base = launchTemplateOf(configuration);
  const own = overridesOf(configuration).flatMap(
    ({ launchTemplateSpecification: template }) => template ?? [],
  );
  return base === undefined ? own : [base, ...own];
}

/** Whether two references mean the same version of the same template; an id is compared with an id, else name with name. */
export function isSameTemplate(
  one: LaunchTemplateSpecification,
  other: LaunchTemplateSpecification,
): boolean {
  if (versionOf(one) !== versionOf(other)) return false;
  if (one.launchTemplateId !== undefined && other.launchTemplateId !== undefined) {
    return one.launchTemplateId === other.launchTemplateId;
  }
  return one.launchTemplateName === other.launchTemplateName;
}

/** Whether two references mean the same template, in any version. */
export function isSameSubject(
  one: LaunchTemplateSpecification,
  other: LaunchTemplateSpecification,
): boolean {
  return isSameTemplate({ ...one, version: "" }, { ...other, version: "" });
}

/** Whether two references certainly mean different templates: one that is known by its id alone may be one that is known by its name alone. */
export function isOtherSubject(
  one: LaunchTemplateSpecification,
  other: LaunchTemplateSpecification,
): boolean {
  const { launchTemplateId: id, launchTemplateName: name } = one;
  const { launchTemplateId: otherId, launchTemplateName: otherName } = other;
  return id !== undefined && otherId !== undefined
    ? id !== otherId
    : name !== undefined && otherName !== undefined && name !== otherName;
}

/** A warning where nothing is rolled: what the group launches does not follow the target. */
export function renderGroupElsewhere(
  autoScalingGroupName: string,
  template: LaunchTemplateSpecification,
): string {
  return (
    `${autoScalingGroupName} launches from ${renderSubject(template)}, not from the target's launch template, and no refresh moves it now. ` +
    `If this update deletes ${renderSubject(template)}, the group can launch no instance`
  );
}

/** The launch templates of a configuration that another one does not name, in whatever version. */
export function templatesOnlyIn(
  configuration: DesiredConfiguration | undefined,
  other: DesiredConfiguration | undefined,
): readonly LaunchTemplateSpecification[] {
  const others = templatesOf(other);
  return templatesOf(configuration).filter((template) =>
    others.every((one) => isOtherSubject(template, one)),
  );
}

/** The version as AWS reads it. @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateSpecification.html */
export function versionOf(template: LaunchTemplateSpecification): string {
  return String(template.version ?? "$Default");
}

/** Whether a version is a number. Unlike `$Latest`, a number never changes its meaning. */
export function isNumbered(template: LaunchTemplateSpecification): boolean {
  return /^\d+$/.test(versionOf(template));
}

/** Whether a reference can never mean another version: a number of a template that is known by its id. A name can be given to another template. */
export function isPermanent(template: LaunchTemplateSpecification): boolean {
  return isNumbered(template) && template.launchTemplateId !== undefined;
}

/** A launch template in a sentence: `web (lt-0abc) version 7`. */
export function renderTemplate(template: LaunchTemplateSpecification): string {
  return `${renderSubject(template)} version ${versionOf(template)}`;
}

/** A launch template with all its known names: `web (lt-0abc)`. */
export function renderSubject({
  launchTemplateId: id,
  launchTemplateName: name,
}: LaunchTemplateSpecification): string {
  return name !== undefined && id !== undefined ? `${name} (${id})` : (name ?? id ?? "?");
}

/** Compares the templates of overrides. AWS reports id and name; a user gives one of them. */
type TemplateKey = "id" | "name";

function overridesHaveIds(configuration: DesiredConfiguration | undefined): boolean {
  const overrides = overridesOf(configuration);
  return overrides.every(
    ({ launchTemplateSpecification: template }) =>
      template === undefined || template.launchTemplateId !== undefined,
  );
}

/** Without the templates that were already found to be the same. */
function templateMeaning(
  configuration: DesiredConfiguration | undefined,
  a: LaunchTemplateSpecification | undefined,
  b: LaunchTemplateSpecification | undefined,
): unknown {
  return a === undefined || b === undefined ? launchTemplateOf(configuration) : "same";
}

/** The parts of a policy that matter. */
function policyMeaning(configuration: DesiredConfiguration | undefined, key: TemplateKey): unknown {
  const policy = configuration?.mixedInstancesPolicy;
  if (policy === undefined) return undefined;
  const overrides = (policy.launchTemplate?.overrides ?? []).map((override) =>
    overrideMeaning(override, key),
  );
  const distribution = withoutDefaults(policy.instancesDistribution ?? {});
  return { overrides: isOrdered(policy) ? overrides : inOrder(overrides), distribution };
}

/** The order of overrides is a priority only under the `prioritized` strategies. */
function isOrdered(policy: MixedInstancesPolicy): boolean {
  const distribution = policy.instancesDistribution;
  const onDemand = distribution?.onDemandAllocationStrategy ?? "prioritized";
  return (
    onDemand === "prioritized" ||
    distribution?.spotAllocationStrategy === "capacity-optimized-prioritized"
  );
}

function overrideMeaning(override: LaunchTemplateOverrides, key: TemplateKey): unknown {
  const template = override.launchTemplateSpecification;
  return {
    ...override,
    launchTemplateSpecification: template && {
      template: key === "id" ? template.launchTemplateId : template.launchTemplateName,
      version: versionOf(template),
    },
  };
}

function inOrder(parts: readonly unknown[]): readonly unknown[] {
  return [...parts].sort((one, other) => (canonical(one) < canonical(other) ? -1 : 1));
}

/** AWS fills these in when a policy leaves them out. @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html */
const distributionDefaults: Readonly<Record<string, unknown>> = {
  onDemandAllocationStrategy: "prioritized",
  onDemandBaseCapacity: 0,
  onDemandPercentageAboveBaseCapacity: 100,
  spotAllocationStrategy: "lowest-price",
  spotInstancePools: 2,
  spotMaxPrice: "",
} satisfies InstancesDistribution;

function withoutDefaults(distribution: InstancesDistribution): unknown {
  return Object.fromEntries(
    Object.entries(distribution).filter(([key, value]) => value !== distributionDefaults[key]),
  );
}
