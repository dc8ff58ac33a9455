/** Verifies after a success that the fleet runs the target: a refresh can succeed without replacing every instance. */
import { groupBy, renderList } from "../diagnosis/wording";
import { isFault, renderFaultClause } from "./fault";
import { renderInstance } from "../refresh/fleet";
import type { Group } from "../refresh/group";
import type { LaunchTemplateSpecification, Preferences } from "../inputs/inputs";
import {
  outdatedInstances,
  findNotReplaced,
  type OutdatedInstance,
} from "../refresh/outdated-instances";
import { templatesOnlyIn, type Target } from "../refresh/target";
import { retryUntilResponse, retryUntilConsistent, isTransient, withoutDeadline } from "./retry";
import type { Ports } from "./ports";
import {
  renderTargetHealth,
  verifyTargets,
  type TargetGroupHealth,
  type VerifiedTargets,
} from "./verify-targets";

export interface VerifyOptions {
  readonly autoScalingGroupName: string;
  readonly target: Target;
  readonly preferences: Preferences | undefined;
  /** The group before the roll. */
  readonly before: Group | undefined;
  /** The instances by id that the refresh had to replace even if they match. */
  readonly mustReplace: readonly string[] | undefined;
}

export interface Verified {
  /** The group after the roll. Absent if AWS does not report it. */
  readonly group?: Group;
  /** The instances that do not run the target. Absent if unknown. */
  readonly outdated?: readonly OutdatedInstance[];
  /** The instances that run it, although the refresh had to replace them too. Absent if unknown. */
  readonly notReplaced?: readonly OutdatedInstance[];
  /** How many instances of the group as it was before are gone. Absent if unknown. */
  readonly replaced?: number;
  /** The launch template that the group still launches from, where it is another one than the target's. Absent where the group follows the target. */
  readonly groupLaunchesFrom?: LaunchTemplateSpecification;
  /** The target groups with fewer healthy targets than there are instances in service. Absent when there are none. */
  readonly unhealthyTargets?: readonly TargetGroupHealth[];
  /** Why the success is not verified, in a clause without a full stop. */
  readonly unverified?: string;
  /** Whether AWS reports that the group no longer exists. */
  readonly isGroupGone?: true;
}

export async function verify(options: VerifyOptions, ports: Ports): Promise<Verified> {
  const { autoScalingGroupName, target, preferences, before, mustReplace } = options;
  // A description after a success may still be from before the end.
  const { group, isGroupGone, failedCalls } = await retryUntilConsistent(
    () => groupAfter(autoScalingGroupName, ports),
    (after) => !isFault(after) && isOutdated(after, options),
    withoutDeadline(ports),
  );
  if (isGroupGone) return { isGroupGone };
  const left = group && outdatedInstances(group, target, preferences);
  const kept = group && mustReplace && findNotReplaced(mustReplace, group, target, preferences);
  const { unhealthy, unverified: untested } = group ? await verifyTargets(group, ports) : noTargets;
  const [elsewhere] = group ? groupTemplatesElsewhere(group, target) : [];
  const unverified = failedCalls ?? (left === undefined ? unverifiable : untested);
  if (unverified !== undefined) ports.reporter.warn(unverified);
  for (const one of unhealthy) ports.reporter.warn(renderTargetHealth(one));
  for (const [reason, same] of groupBy([...(left ?? []), ...(kept ?? [])], reasonOf)) {
    if (reason === "") continue;
    const instances = renderList(same.map(({ instance }) => renderInstance(instance)));
    const verb = same.length === 1 ? "was left as it is" : "were left as they are";
    ports.reporter.warn(`${instances} ${verb}: ${reason}`);
  }
  const after = new Set(group?.instances.map(({ instanceId }) => instanceId));
  const gone = before?.instances.filter(({ instanceId }) => !after.has(instanceId));
  return {
    ...(group && { group }),
    ...(left && { outdated: left }),
    ...(kept && { notReplaced: kept }),
    ...(elsewhere && { groupLaunchesFrom: elsewhere }),
    ...(group && gone && { replaced: gone.length }),
    ...(unhealthy.length > 0 && { unhealthyTargets: unhealthy }),
    ...(unverified !== undefined && { unverified }),
  };
}

function reasonOf({ reason = "" }: OutdatedInstance): string {
  return reason;
}

const noTargets: VerifiedTargets = { unhealthy: [] };

/** Whether the description contradicts a success, or shows no group at all. */
function isOutdated(
  { group, isGroupGone }: After,
  { target, preferences, mustReplace = [] }: VerifyOptions,
): boolean {
  if (isGroupGone) return true;
  if (group === undefined) return false;
  const left = outdatedInstances(group, target, preferences) ?? [];
  const kept = findNotReplaced(mustReplace, group, target, preferences);
  if (groupTemplatesElsewhere(group, target).length > 0) return true;
  return [...left, ...kept].some(({ reason }) => reason === undefined);
}

/** A success with a desired configuration moves the group to it. Where the group does not follow, its next launch is not of the target. */
function groupTemplatesElsewhere(
  { configuration }: Group,
  target: Target,
): readonly LaunchTemplateSpecification[] {
  return target.from === "program" ? templatesOnlyIn(configuration, target.configuration) : [];
}

const unverifiable =
  "the description of the group does not show whether every instance runs the target";

/** The group after the roll, or the reason why it is unknown. */
interface After {
  readonly group?: Group;
  readonly isGroupGone?: true;
  readonly failedCalls?: string;
}

/** Waits for new credentials as during the roll. */
async function groupAfter(name: string, ports: Ports): Promise<After> {
  try {
    const request = () => ports.autoScaling.findGroup(name);
    const group = await retryUntilResponse(request, ports, [...isTransient, "credentials"]);
    return group === undefined ? { isGroupGone: true } : { group };
  } catch (error) {
    if (!isFault(error)) throw error;
    const reason = renderFaultClause(error);
    return { failedCalls: `the fleet could not be checked after the refresh (${reason})` };
  }
}
