/** Which instances of a group run the target and which do not. */
import type { Group, GroupInstance } from "./group";
import type { DesiredConfiguration, LaunchTemplateSpecification, Preferences } from "./inputs";
import {
  isNumbered,
  isSameTemplate,
  launchTemplateOf,
  renderTemplate,
  type Target,
} from "./target";

/** The instances that count: those on their way in or out are neither. */
export interface Fleet {
  /** In service, and on the target. */
  readonly matching: readonly GroupInstance[];
  /** In service, and not on the target. */
  readonly outdated: readonly GroupInstance[];
  /** On standby, and not on the target. */
  readonly outdatedOnStandby: readonly GroupInstance[];
}

/** The fleet against the target; undefined when the target is not known to the version. */
export function surveyFleet(group: Group, target: Target): Fleet | undefined {
  const templates = templatesOf(target.configuration);
  if (templates.length === 0 || !templates.every(isNumbered)) return undefined;
  const isMatch = ({ launchTemplate, instanceType }: GroupInstance): boolean =>
    launchTemplate !== undefined &&
    templates.some((template) => isSameTemplate(template, launchTemplate)) &&
    isTypeWanted(instanceType, target.configuration);
  const inService = group.instances.filter(({ lifecycleState }) => lifecycleState === "InService");
  const onStandby = group.instances.filter(({ lifecycleState }) => lifecycleState === "Standby");
  return {
    matching: inService.filter(isMatch),
    outdated: inService.filter((instance) => !isMatch(instance)),
    outdatedOnStandby: onStandby.filter((instance) => !isMatch(instance)),
  };
}

/** An instance that does not run the target, and why a successful refresh may leave it so; no reason means that it should not have. */
export interface LeftBehind {
  readonly instance: GroupInstance;
  readonly why?: string;
}

/** The instances that do not run the target. Undefined when that cannot be told. */
export function leftBehind(
  group: Group,
  target: Target,
  preferences: Preferences | undefined,
): readonly LeftBehind[] | undefined {
  const fleet = surveyFleet(group, target);
  return (
    fleet &&
    [...fleet.outdated, ...fleet.outdatedOnStandby].map((instance) => {
      const why = whyLeft(instance, preferences);
      return { instance, ...(why !== undefined && { why }) };
    })
  );
}

/** Whether a refresh to the target has nothing left to do: instances that it may leave do not count. Undefined when that cannot be told. */
export function isFleetDone(
  group: Group,
  target: Target,
  preferences: Preferences | undefined,
): boolean | undefined {
  const left = leftBehind(group, target, preferences);
  const own = launchTemplateOf(group.configuration);
  const wanted = launchTemplateOf(target.configuration);
  if (left === undefined || wanted === undefined) return undefined;
  // A target that is the group's own has been resolved to a number; the group itself may go on saying `$Latest`.
  const isGroupOnTarget =
    target.from === "group" || (own !== undefined && isSameTemplate(own, wanted));
  return isGroupOnTarget && left.every(({ why }) => why !== undefined);
}

function whyLeft(
  { lifecycleState, protectedFromScaleIn }: GroupInstance,
  preferences: Preferences | undefined,
): string | undefined {
  if (lifecycleState === "Standby") {
    return "it is on standby, and counts again only when it comes back into service";
  }
  if (protectedFromScaleIn === true && preferences?.scaleInProtectedInstances === "Ignore") {
    return "it is protected from scale in, which this refresh ignores";
  }
  const lastCheckpoint = preferences?.checkpointPercentages?.at(-1);
  return lastCheckpoint !== undefined && lastCheckpoint < 100
    ? `the last checkpoint is at ${lastCheckpoint}%, so the refresh is a partial one`
    : undefined;
}

/** `i-0abc (web (lt-0123) version 3)` */
export function renderInstance({ instanceId, launchTemplate }: GroupInstance): string {
  return `${instanceId} (${launchTemplate === undefined ? "no launch template" : renderTemplate(launchTemplate)})`;
}

/** Every launch template that the configuration may launch from. */
export function templatesOf(
  configuration: DesiredConfiguration | undefined,
): readonly LaunchTemplateSpecification[] {
  const base = launchTemplateOf(configuration);
  const overrides = configuration?.mixedInstancesPolicy?.launchTemplate?.overrides ?? [];
  const own = overrides.flatMap(({ launchTemplateSpecification: template }) => template ?? []);
  return base === undefined ? own : [base, ...own];
}

/** A mixed instances policy that lists types wants no other; AWS's skip matching replaces them too. */
function isTypeWanted(
  instanceType: string | undefined,
  configuration: DesiredConfiguration | undefined,
): boolean {
  const overrides = configuration?.mixedInstancesPolicy?.launchTemplate?.overrides ?? [];
  const types = overrides.flatMap((override) => override.instanceType ?? []);
  return types.length === 0 || instanceType === undefined || types.includes(instanceType);
}
