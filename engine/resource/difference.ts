/** Says whether anything is to be done for a resource: always yes or no, so that a library upgrade never rolls a fleet. */
import { isSame } from "../values/equality";
import { isOtherGroup, rollReasons, type SavedState } from "../decision/reasons";
import { isFault, renderFaultClause, type Fault } from "../run/fault";
import { isEquivalent } from "../run/template-equivalence";
import { findTarget } from "../run/resolve-target";
import type { Inputs, LaunchTemplateSpecification } from "../inputs/inputs";
import { isCounted } from "../refresh/fleet";
import type { Group } from "../refresh/group";
import { isNumbered, isPermanent, renderSubject, templatesOf, versionOf } from "../refresh/target";
import { visibleInputs, type Properties } from "../run/outputs";
import { savedStateOf } from "../decision/saved-state";
import { hasUnknown } from "../inputs/unknowns";
import type { AutoScaling, Ports } from "../run/ports";
import { asInputs } from "./known-inputs";

export interface Difference {
  readonly changes: boolean;
  readonly replaces?: string[];
}

/** Who compares, and how the world is reached. */
export interface Comparison {
  readonly isUnknown: (value: unknown) => boolean;
  /** Whether this is a preview. If AWS cannot be reached, a preview leaves the decision to the run itself. */
  readonly isPreview: boolean;
  /** Whether this very update changes what the resource follows, as the program has it. Absent: the program does not say. */
  readonly isMoving?: boolean | undefined;
  /** The Region of a resource with these properties. Undefined where only the SDK knows it. */
  readonly regionOf: (properties: Properties) => unknown;
  /** Made when AWS has to be called. */
  readonly connect: (properties: Properties) => Ports;
}

export async function difference(
  olds: Properties,
  news: Properties,
  comparison: Comparison,
): Promise<Difference> {
  const { isUnknown } = comparison;
  const saved = savedStateOf(olds);
  const replaces = otherIdentity(olds, news, comparison);
  if (replaces.length > 0) return { changes: true, replaces };
  if (hasUnknown(visibleInputs(news), isUnknown)) return { changes: true };
  if (!isSame(visibleInputs(olds), visibleInputs(news))) return { changes: true };
  if (!isSame(olds["__timeouts"], news["__timeouts"])) return { changes: true };
  if (asInputs(news).hold === true) return { changes: false };
  if (saved.outdated !== undefined) return { changes: true };
  if (saved.lastSuccess === undefined || saved.status !== "Successful") return { changes: true };
  const { group, ...ofGroup } = await groupDifference(saved, news, comparison);
  return ofGroup.difference ?? { changes: await hasMoved(saved, { news, group }, comparison) };
}

/** Seconds that a response may be old in a preview, in which a program changes nothing. */
const maxAgeInPreview = 10;
/** Seconds that a response may be old if it is only used to distinguish groups or templates. An update needs longer to replace one. */
const maxAgeOfIdentity = 2;

/** What the group alone decides: its name may have been given to another one since. No difference where that changes nothing. */
async function groupDifference(
  saved: SavedState,
  news: Properties,
  { isPreview, connect }: Comparison,
): Promise<{ readonly difference?: Difference; readonly group?: Group }> {
  if (saved.groupArn === undefined) return {};
  const { autoScaling, reporter } = connect(news);
  const { autoScalingGroupName, desiredConfiguration } = asInputs(news);
  const maxAgeInUpdate = desiredConfiguration === undefined ? 0 : maxAgeOfIdentity;
  const maxAge = isPreview ? maxAgeInPreview : maxAgeInUpdate;
  try {
    const group = await autoScaling.findGroup(autoScalingGroupName, maxAge);
    // A response may be stale. An update retries for a minute and keeps what is known of the fleet. A replacement would lose it, and roll.
    if (group === undefined) return { difference: { changes: true } };
    return isOtherGroup(saved, group)
      ? { difference: { changes: true, replaces: ["autoScalingGroupName"] } }
      : { group };
  } catch (error) {
    if (!isFault(error)) throw error;
    if (mustRetry(error, isPreview)) return { difference: { changes: true } };
    reporter.warn(
      `AWS could not be reached to find out whether ${autoScalingGroupName} is still the same group (${renderFaultClause(error)}); deciding from the inputs alone`,
    );
    return error.kind === "forbidden" ? {} : { difference: { changes: false } };
  }
}

/** An update retries for minutes, because a missed change would end green. A missing permission is left to AWS. */
function mustRetry({ kind }: Fault, isPreview: boolean): boolean {
  return !isPreview && kind !== "forbidden";
}

/** A resource of another group or Region is another resource. */
function otherIdentity(
  olds: Properties,
  news: Properties,
  { isUnknown, regionOf }: Comparison,
): string[] {
  const regions = [regionOf(olds), regionOf(news)];
  const identity = {
    autoScalingGroupName: [olds["autoScalingGroupName"], news["autoScalingGroupName"]],
    region: regions.includes(undefined) ? [olds["region"], news["region"]] : regions,
  };
  return (
    Object.entries(identity)
      // A group whose name is not known yet is a new one.
      .filter(([name, [before, now]]) =>
        isUnknown(now) ? name === "autoScalingGroupName" : !isSame(before, now),
      )
      .map(([name]) => name)
  );
}

/**
 * Whether an input that reads the same means something else now: `$Latest` points on, a template's name belongs to another template, or the group
 * launches from something new.
 */
async function hasMoved(
  saved: SavedState,
  { news, group: known }: { readonly news: Properties; readonly group: Group | undefined },
  { isPreview, isMoving, connect }: Comparison,
): Promise<boolean> {
  const inputs = asInputs(news);
  const templates = templatesOf(inputs.desiredConfiguration);
  if (templates.length > 0 && templates.every(isPermanent)) return false;
  const isNumberedOnly = templates.length > 0 && templates.every(isNumbered);
  const connected = connect(news);
  const autoScaling = withRecentTemplates(connected.autoScaling, { isPreview });
  const ports = { ...connected, autoScaling, persistence: "once" } as const;
  try {
    const group =
      inputs.desiredConfiguration === undefined
        ? (known ?? (await autoScaling.findGroup(inputs.autoScalingGroupName)))
        : undefined;
    if (isPreview) await warnOfStaleDefault(templates, ports);
    const target = await findTarget(inputs.desiredConfiguration, group, ports);
    const isIgnored = await isEquivalent(target, { inputs, saved }, ports);
    const desired = { target, triggers: inputs.triggers ?? {} };
    const isDue = rollReasons(saved, desired, isIgnored).length > 0;
    if (isDue || !isPreview || isMoving === false || isNumberedOnly) return isDue;
    previewUnresolvedTarget({ inputs, group, isMoving }, ports);
    return isMoving === true;
  } catch (error) {
    if (!isFault(error)) throw error;
    if (mustRetry(error, isPreview)) return true;
    ports.reporter.warn(
      `AWS could not be reached to find out whether the launch template has moved on (${renderFaultClause(error)}); deciding from the inputs alone`,
    );
    return false;
  }
}

/** A hundred resources of one program follow the same few templates. */
function withRecentTemplates(
  autoScaling: AutoScaling,
  { isPreview }: Pick<Comparison, "isPreview">,
): AutoScaling {
  const maxAgeOf = (template: LaunchTemplateSpecification): number => {
    if (isPreview) return maxAgeInPreview;
    return isNumbered(template) ? maxAgeOfIdentity : 0;
  };
  return {
    ...autoScaling,
    resolveTemplate: (template) => autoScaling.resolveTemplate(template, maxAgeOf(template)),
  };
}

interface UnresolvedTarget {
  readonly inputs: Inputs;
  readonly group: Group | undefined;
  readonly isMoving: true | undefined;
}

/** The update itself may change what the target follows, and only then is a refresh due: the preview says what may happen. */
function previewUnresolvedTarget(
  { inputs: { autoScalingGroupName, desiredConfiguration }, group, isMoving }: UnresolvedTarget,
  { reporter }: Ports,
): void {
  const { length } = group?.instances.filter(isCounted) ?? [];
  const size = group === undefined ? "its instances" : `up to ${length} of ${length} instances`;
  const change =
    desiredConfiguration === undefined
      ? "changes what the group launches"
      : "makes or moves the launch template version that the target follows";
  reporter.preview([
    isMoving
      ? `${autoScalingGroupName}: may replace ${size}: this update ${change}`
      : `${autoScalingGroupName}: no refresh is due now; may replace ${size} if this update ${change}`,
  ]);
}

/** A new version does not become the default version, so nothing would ever roll. */
async function warnOfStaleDefault(
  templates: readonly LaunchTemplateSpecification[],
  { autoScaling, reporter }: Ports,
): Promise<void> {
  for (const template of templates.filter((one) => versionOf(one) === "$Default")) {
    const [standard, newest] = await Promise.all(
      ["$Default", "$Latest"].map((version) =>
        autoScaling.resolveTemplate({ ...template, version }),
      ),
    );
    if (standard === undefined || newest === undefined) continue;
    if (Number(newest.version) > Number(standard.version)) {
      reporter.warn(
        `launch template ${renderSubject(newest)}: the newest version is ${newest.version}, but $Default is ${standard.version}, which is what is rolled. ` +
          "Set the template's default version, or use its latest version",
      );
    }
  }
}
