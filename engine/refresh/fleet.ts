/** Which instances of a group run the target and which do not. */
import type { Group, GroupInstance } from "./group";
import type { DesiredConfiguration, LaunchTemplateOverrides } from "../inputs/inputs";
import {
  isNumbered,
  isSameTemplate,
  launchTemplateOf,
  overridesOf,
  renderTemplate,
  templatesOf,
  type Target,
} from "./target";

/** The instances that count. Instances that are launching or terminating do not. */
export interface Fleet {
  /** In service, and on the target. */
  readonly matching: readonly GroupInstance[];
  /** In service, and not on the target. */
  readonly outdated: readonly GroupInstance[];
  /** On standby, and on the target. */
  readonly matchingOnStandby: readonly GroupInstance[];
  /** On standby, and not on the target. */
  readonly outdatedOnStandby: readonly GroupInstance[];
}

/** Compares the fleet with the target. Undefined if the version of the target or the image of an instance is unknown. */
export function surveyFleet(group: Group, target: Target): Fleet | undefined {
  const compared = compareWith(group, target);
  if (compared === undefined || compared.some(({ isOn }) => isOn === undefined)) return undefined;
  const those = (state: string, on: "matching" | "outdated"): readonly GroupInstance[] =>
    compared.flatMap(({ instance, isOn }) =>
      instance.lifecycleState === state && isOn === (on === "matching") ? [instance] : [],
    );
  return {
    matching: those("InService", "matching"),
    outdated: those("InService", "outdated"),
    matchingOnStandby: those("Standby", "matching"),
    outdatedOnStandby: those("Standby", "outdated"),
  };
}

/**
 * The instances that certainly do not run the target, those in service first. Undefined if the version of the target is unknown, or if
 * none is certain and the response of AWS does not decide it for all of them.
 */
export function outdatedOf(group: Group, target: Target): readonly GroupInstance[] | undefined {
  const compared = compareWith(group, target);
  const outdated = compared?.filter(({ isOn }) => isOn === false).map(({ instance }) => instance);
  const isOpen = compared?.some(({ isOn }) => isOn === undefined) === true;
  if (outdated === undefined || (outdated.length === 0 && isOpen)) return undefined;
  const isInService = ({ lifecycleState }: GroupInstance): boolean =>
    lifecycleState === "InService";
  return [
    ...outdated.filter(isInService),
    ...outdated.filter((instance) => !isInService(instance)),
  ];
}

interface ComparedInstance {
  readonly instance: GroupInstance;
  /** Whether it runs the target. Undefined if that is unknown. */
  readonly isOn: boolean | undefined;
}

function compareWith(group: Group, target: Target): readonly ComparedInstance[] | undefined {
  const isMatch = matcherOf(target);
  return (
    isMatch &&
    group.instances.filter(isCounted).map((instance) => ({ instance, isOn: isMatch(instance) }))
  );
}

/** Returns a predicate for instances that run the target. It returns undefined if that is unknown. */
function matcherOf({
  configuration,
  launchConfigurationName: name,
}: Target): ((instance: GroupInstance) => boolean | undefined) | undefined {
  if (name !== undefined) return (instance) => instance.launchConfigurationName === name;
  const templates = templatesOf(configuration);
  if (templates.length === 0 || !templates.every(isNumbered)) return undefined;
  return (instance) =>
    isTemplateWanted(instance, configuration) &&
    isTypeWanted(instance.instanceType, configuration) &&
    isImageWanted(instance, configuration);
}

/** Whether a refresh can replace the instance. Instances that are launching or terminating do not count. */
export function isCounted({ lifecycleState }: GroupInstance): boolean {
  return lifecycleState === "InService" || lifecycleState === "Standby";
}

/** Whether at least one instance counts and every one that counts runs the target. */
export function isRolled(fleet: Fleet): boolean {
  const { matching, matchingOnStandby, outdated, outdatedOnStandby } = fleet;
  const has = (...parts: readonly (readonly GroupInstance[])[]): boolean =>
    parts.some(({ length }) => length > 0);
  return has(matching, matchingOnStandby) && !has(outdated, outdatedOnStandby);
}

/** `i-0abc (web (lt-0123) version 3)`, with the image if the version does not determine it. */
export function renderInstance(instance: GroupInstance): string {
  const { instanceId, imageId } = instance;
  return `${instanceId} (${renderSource(instance)}${imageId === undefined ? "" : `, image ${imageId}`})`;
}

function renderSource({ launchTemplate, launchConfigurationName: name }: GroupInstance): string {
  if (launchTemplate !== undefined) return renderTemplate(launchTemplate);
  return name === undefined ? "no launch template" : `launch configuration ${name}`;
}

/** Whether an instance of this type may come from the launch template. */
function isTemplateWanted(
  { instanceType, launchTemplate: own }: GroupInstance,
  configuration: DesiredConfiguration | undefined,
): boolean {
  if (own === undefined) return false;
  const base = launchTemplateOf(configuration);
  const ofType = overridesFor(instanceType, configuration).flatMap(
    ({ launchTemplateSpecification: template = base }) => template ?? [],
  );
  const isOpen = instanceType === undefined || ofType.length === 0;
  return (isOpen ? templatesOf(configuration) : ofType).some((template) =>
    isSameTemplate(template, own),
  );
}

/** The overrides that an instance of this type may come from. */
function overridesFor(
  instanceType: string | undefined,
  configuration: DesiredConfiguration | undefined,
): readonly LaunchTemplateOverrides[] {
  return overridesOf(configuration).filter((override) =>
    [undefined, instanceType].includes(override.instanceType),
  );
}

/** Whether a mixed instances policy allows the instance type. AWS's skip matching replaces other types too. */
function isTypeWanted(
  instanceType: string | undefined,
  configuration: DesiredConfiguration | undefined,
): boolean {
  const overrides = overridesOf(configuration);
  const types = overrides.flatMap((override) => override.instanceType ?? []);
  return types.length === 0 || instanceType === undefined || types.includes(instanceType);
}

/**
 * Whether an override names the image for this type of instance. Any image matches if one of them leaves it to the template. AWS reports
 * the image only for instances launched from an override with one, or whose root volume was replaced. For others it
 * is unknown.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Instance.html
 */
function isImageWanted(
  { instanceType, imageId }: GroupInstance,
  configuration: DesiredConfiguration | undefined,
): boolean | undefined {
  const images = overridesFor(instanceType, configuration).map((override) => override.imageId);
  if (images.length === 0 || images.includes(undefined)) return true;
  return imageId === undefined ? undefined : images.includes(imageId);
}
