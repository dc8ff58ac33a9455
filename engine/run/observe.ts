/** Gathers everything that the decision depends on. */
import type { ObservedRefresh, ObservedState } from "../decision/decide";
import { isFault } from "./fault";
import type { DesiredConfiguration, Inputs, LaunchTemplateSpecification } from "../inputs/inputs";
import type { ErrorContext } from "./errors/instance-refresh-error";
import { isOtherGroup, isSameDesired, type SavedState } from "../decision/reasons";
import { isActive, type Snapshot } from "../refresh/snapshot";
import { groupNotFound } from "./errors/start";
import {
  findNotReplaced,
  isFleetDone,
  outdatedInstances,
  violations,
} from "../refresh/outdated-instances";
import { startPriority } from "../refresh/estimate";
import {
  isNumbered,
  isSameConfiguration,
  launchTemplateOf,
  templatesOf,
  type Target,
} from "../refresh/target";
import { lookUpGroup } from "./look-up-group";
import { isNotFound, retryUntilResponse, retryUntilConsistent } from "./retry";
import type { Group } from "../refresh/group";
import type { CallPriority, Ports } from "./ports";
import { isEquivalent } from "./template-equivalence";
import { isOutOfDate } from "./known-versions";
import {
  resolveConfiguration,
  resolveTarget,
  targetAsGiven,
  type Resolution,
} from "./resolve-target";

export interface ObservedGroup {
  readonly state: ObservedState;
  /** Whether the saved state belongs to another group of the same name, and does not count. */
  readonly isOtherGroup: boolean;
  /** Absent when the credentials may not describe groups. */
  readonly group?: Group;
}

/** @throws InstanceRefreshError when there is no such group */
export async function observeState(
  {
    inputs,
    saved: lastSaved,
    errorContext,
  }: { readonly inputs: Inputs; readonly saved: SavedState; readonly errorContext: ErrorContext },
  ports: Ports,
): Promise<ObservedGroup> {
  const group = await findGroup(inputs.autoScalingGroupName, errorContext, ports);
  const saved = isOtherGroup(lastSaved, group) ? {} : lastSaved;
  const { target: resolved, canSkipMatching } = await findTarget(inputs, group, ports);
  const target = withName(resolved, launchTemplateOf(group?.configuration));
  const priority = startPriority(group, target, {
    preferences: inputs.preferences,
    skipMatching: canSkipMatching,
  });
  const history = await findHistory({ errorContext, priority }, ports);
  const isDone = group && isFleetDone(group, target, inputs.preferences);
  const desired = { target, triggers: inputs.triggers ?? {} };
  const notReplaced =
    group && saved.mustReplace && isSameDesired(saved.lastAttempt, desired)
      ? findNotReplaced(saved.mustReplace, group, target, inputs.preferences)
      : undefined;
  const equivalent = await isEquivalent(target, { inputs, saved }, ports);
  // Instances of a version that differs only in ignored fields are not outdated.
  const running = equivalent ? (saved.lastSuccess?.target ?? target) : target;
  const outdated = group && outdatedInstances(group, running, inputs.preferences);
  return {
    ...(group && { group }),
    isOtherGroup: saved !== lastSaved,
    state: {
      saved,
      desired,
      history: await withTargets(history, { target, ...(group && { group }) }, ports),
      ...(inputs.preferences && { preferences: inputs.preferences }),
      canSkipMatching,
      onConflict: inputs.onConflict ?? "wait",
      ...(isDone !== undefined && { isFleetDone: isDone }),
      ...(notReplaced && { notReplaced }),
      ...(outdated && { outdated: violations(outdated, inputs.verify) }),
      ...(group?.configuration && { groupConfiguration: group.configuration }),
      isEquivalent: equivalent,
      hold: inputs.hold ?? false,
      retryAfterRollback: inputs.retryAfterRollback ?? false,
    },
  };
}

/** A version that the same program has just made may not be known yet, and `$Latest` may stand for the one before it. */
async function findTarget(
  { desiredConfiguration }: Inputs,
  group: Group | undefined,
  ports: Ports,
): Promise<Resolution> {
  const resolve = (given: Ports) =>
    retryUntilResponse(() => resolveTarget(desiredConfiguration, group, given), given);
  try {
    return await retryUntilConsistent(
      () => resolve(ports),
      (result) => isNotFound(result) || isOutOfDate(result),
      ports,
    );
  } catch (error) {
    // The update that a preview is about may make the template. Its preflight says what is missing.
    const isYetToBeMade = ports.persistence === "once" && isNotFound(error);
    if (isYetToBeMade && desiredConfiguration && isNumberedOnly(desiredConfiguration)) {
      return targetAsGiven(desiredConfiguration);
    }
    if (!isOutOfDate(error)) throw error;
    ports.reporter.warn(
      `${error.message} Going by AWS: if somebody has deleted that version, or moved the default back, run \`pulumi refresh\`; if not, run \`pulumi up\` again`,
    );
    return resolve({ ...ports, knownVersions: [] });
  }
}

function isNumberedOnly(configuration: DesiredConfiguration): boolean {
  return templatesOf(configuration).every(isNumbered);
}

/** A program gives an id or a name. The group has both, and the name is easier to recognise. */
function withName(target: Target, own: LaunchTemplateSpecification | undefined): Target {
  const template = target.configuration?.launchTemplate;
  const isSame =
    template?.launchTemplateId !== undefined && template.launchTemplateId === own?.launchTemplateId;
  return isSame
    ? { ...target, configuration: { launchTemplate: { ...own, ...template } } }
    : target;
}

/** Absent when the credentials may not describe groups. */
async function findGroup(
  name: string,
  errorContext: ErrorContext,
  ports: Ports,
): Promise<Group | undefined> {
  const lookup = await lookUpGroup(() =>
    retryUntilConsistent(
      () => retryUntilResponse(() => ports.autoScaling.findGroup(name), ports),
      (found) => found === undefined,
      ports,
    ),
  );
  if (lookup.kind === "missing") throw groupNotFound(errorContext);
  return lookup.kind === "found" ? lookup.group : undefined;
}

async function findHistory(
  {
    errorContext,
    priority,
  }: { readonly errorContext: ErrorContext; readonly priority: CallPriority | undefined },
  ports: Ports,
): Promise<readonly Snapshot[]> {
  const { autoScalingGroupName } = errorContext;
  try {
    return await retryUntilConsistent(
      () =>
        retryUntilResponse(
          () => ports.autoScaling.describeRefreshes(autoScalingGroupName, undefined, priority),
          ports,
        ),
      isNotFound,
      ports,
    );
  } catch (error) {
    throw isFault(error, "groupNotFound") ? groupNotFound(errorContext, error) : error;
  }
}

/** Only the newest refresh can be active or unattended, so only its versions are resolved. */
async function withTargets(
  history: readonly Snapshot[],
  fleet: { readonly target: Target; readonly group?: Group },
  ports: Ports,
): Promise<readonly ObservedRefresh[]> {
  const newest = history.find(isActive) ?? history[0];
  return Promise.all(
    history.map(async (snapshot) => ({
      snapshot,
      isOnTarget: snapshot === newest && (await rollsTo(snapshot, fleet, ports)),
    })),
  );
}

/** A refresh without a desired configuration rolls to the group's own configuration. */
async function rollsTo(
  { desiredConfiguration }: Snapshot,
  { target, group }: { readonly target: Target; readonly group?: Group },
  ports: Ports,
): Promise<boolean> {
  if (desiredConfiguration === undefined && target.from === "group") return true;
  const configuration = desiredConfiguration ?? group?.configuration;
  if (configuration === undefined) return false;
  try {
    return isSameConfiguration(
      await retryUntilResponse(() => resolveConfiguration(configuration, ports), ports),
      target.configuration,
    );
  } catch (error) {
    // The template no longer exists.
    if (isFault(error, "rejected")) return false;
    throw error;
  }
}
