/** The reasons to roll a fleet: the differences between the last successful refresh and what is desired now. */
import { isSame } from "../values/equality";
import type { Group } from "../refresh/group";
import {
  isSameTarget,
  isSameTemplate,
  launchTemplateOf,
  renderSubject,
  renderTemplate,
  versionOf,
  type Target,
} from "../refresh/target";

/** What a refresh rolls to. */
export interface Desired {
  readonly target: Target;
  readonly triggers: Readonly<Record<string, unknown>>;
}

/** The saved state of earlier runs. */
export interface SavedState {
  /** The target and triggers of the last successful refresh. Absent if there was none. */
  readonly lastSuccess?: Desired;
  /** The target and triggers of the last refresh, whether or not it succeeded. */
  readonly lastAttempt?: Desired;
  /** Other possible origins of instances: refreshes that did not succeed, or earlier successes that left instances. */
  readonly possibleOrigins?: readonly Desired[];
  /** The instances by id that the last refresh had to replace even if they match. Absent with skip matching, and after a success. */
  readonly mustReplace?: readonly string[];
  /** The instances by id that did not run the target at the last read, without a reason from the inputs. */
  readonly outdated?: readonly string[];
  /** What the last run put on hold. Absent if nothing. */
  readonly held?: Desired;
  /** The ARN of the group. A later group with the same name has another ARN, and this state does not apply to it. */
  readonly groupArn?: string;
  /** The last refresh that was ours. */
  readonly instanceRefreshId?: string;
  /** Its status at the last poll. */
  readonly status?: string;
}

export type RollReason =
  | { readonly kind: "created" }
  | { readonly kind: "unfinished"; readonly instanceRefreshId: string; readonly status: string }
  | { readonly kind: "target"; readonly from: Target; readonly to: Target }
  | { readonly kind: "triggers"; readonly names: readonly string[] }
  /** Instances do not run the target of the last success, and no input excludes them. */
  | { readonly kind: "outdated"; readonly count: number };

/**
 * Every reason to roll; empty if the fleet is as desired.
 *
 * @param isEquivalent whether the new target differs only in ignored template fields
 */
export function rollReasons(
  saved: SavedState,
  desired: Desired,
  isEquivalent = false,
): readonly RollReason[] {
  const { lastSuccess, lastAttempt, instanceRefreshId, status = "unknown" } = saved;
  if (instanceRefreshId === undefined) return [{ kind: "created" }];
  const reasons: RollReason[] = [];
  if (lastSuccess === undefined || status !== "Successful") {
    reasons.push({ kind: "unfinished", instanceRefreshId, status });
  }
  if (
    lastSuccess !== undefined &&
    !isEquivalent &&
    !isSameTarget(lastSuccess.target, desired.target)
  ) {
    reasons.push({ kind: "target", from: lastSuccess.target, to: desired.target });
  }
  const known = lastSuccess ?? lastAttempt;
  const names = known === undefined ? [] : changedNames(known.triggers, desired.triggers);
  if (names.length > 0) reasons.push({ kind: "triggers", names });
  return reasons;
}

/**
 * Whether matching instances may have been launched for other triggers. If so, they must be replaced too.
 *
 * @param isEquivalent whether the target differs from the last success only in ignored template fields
 */
export function hasMatchingFromOtherTriggers(
  { lastSuccess, lastAttempt, possibleOrigins: possibleOrigins = [] }: SavedState,
  { target, triggers }: Desired,
  isEquivalent = false,
): boolean {
  const isMatch = (known: Desired): boolean =>
    isSameTarget(known.target, target) || (isEquivalent && known === lastSuccess);
  return [lastSuccess, lastAttempt, ...possibleOrigins].some(
    (known) =>
      known !== undefined && isMatch(known) && changedNames(known.triggers, triggers).length > 0,
  );
}

/** Whether the state belongs to another group that had the same name. */
export function isOtherGroup(
  { groupArn }: SavedState,
  group: Pick<Group, "autoScalingGroupArn"> | undefined,
): boolean {
  const arn = group?.autoScalingGroupArn;
  return groupArn !== undefined && arn !== undefined && groupArn !== arn;
}

/** Whether two runs desire the same change. */
export function isSameDesired(one: Desired | undefined, other: Desired): boolean {
  return (
    one !== undefined &&
    isSameTarget(one.target, other.target) &&
    changedNames(one.triggers, other.triggers).length === 0
  );
}

/** A reason in a few words, for the log, the row and the outputs. */
export function renderReason(reason: RollReason): string {
  switch (reason.kind) {
    case "created":
      return "the resource is new";
    case "unfinished":
      return reason.status === "Successful"
        ? `the last refresh (${reason.instanceRefreshId}) was not taken for a success`
        : `the last refresh (${reason.instanceRefreshId}) is ${reason.status}`;
    case "target":
      return renderChange(reason.from, reason.to);
    case "outdated":
      return reason.count === 1
        ? "one instance does not run the target"
        : `${reason.count} instances do not run the target`;
    case "triggers":
      return `triggers changed: ${reason.names.join(", ")}`;
  }
}

/** Most changes are to another version of the same template. Then the versions are enough. */
function renderChange(from: Target, to: Target): string {
  const old = launchTemplateOf(from.configuration);
  const desired = launchTemplateOf(to.configuration);
  const isSameSubject =
    old !== undefined &&
    desired !== undefined &&
    versionOf(old) !== versionOf(desired) &&
    isSameTemplate({ ...old, version: "" }, { ...desired, version: "" });
  const parts = isSameSubject ? [] : changedPolicyParts(from, to);
  if (parts.length > 0) return `the mixed instances policy changed: ${parts.join(", ")}`;
  return isSameSubject
    ? `launch template ${renderSubject(desired)} version ${versionOf(old)} -> ${versionOf(desired)}`
    : `the configuration changed from ${renderTarget(from)} to ${renderTarget(to)}`;
}

/** The parts of a mixed instances policy that differ, if its base launch template does not. */
function changedPolicyParts(from: Target, to: Target): readonly string[] {
  const old = from.configuration?.mixedInstancesPolicy;
  const desired = to.configuration?.mixedInstancesPolicy;
  const bases = [launchTemplateOf(from.configuration), launchTemplateOf(to.configuration)] as const;
  if (old === undefined || desired === undefined) return [];
  if (bases[0] === undefined || bases[1] === undefined) return [];
  if (!isSameTemplate(bases[0], bases[1])) return [];
  const [before, after] = [old.instancesDistribution ?? {}, desired.instancesDistribution ?? {}];
  return [
    ...(isSame(old.launchTemplate?.overrides, desired.launchTemplate?.overrides)
      ? []
      : ["overrides"]),
    ...changedNames({ ...before }, { ...after }).map((name) => `instancesDistribution.${name}`),
  ];
}

/** A target in a few words. */
export function renderTarget(target: Target): string {
  const template = launchTemplateOf(target.configuration);
  if (template === undefined) {
    const { launchConfigurationName: name } = target;
    return name === undefined ? "the group's own configuration" : `launch configuration ${name}`;
  }
  const mixed =
    target.configuration?.mixedInstancesPolicy === undefined ? "" : " (mixed instances)";
  return `${renderTemplate(template)}${mixed}`;
}

function changedNames(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isSame(before[name], after[name])).sort();
}
