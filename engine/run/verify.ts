/** Asks after a success whether the fleet really is what was wanted: a refresh can succeed and leave instances behind. */
import { groupBy, renderList } from "../diagnosis/wording";
import { isFault, renderFaultClause } from "./fault";
import { renderInstance } from "../refresh/fleet";
import type { Group } from "../refresh/group";
import type { Preferences } from "../inputs/inputs";
import {
  outdatedInstances,
  findNotReplaced,
  type OutdatedInstance,
} from "../refresh/outdated-instances";
import type { Target } from "../refresh/target";
import { retryUntilAnswered, retryUntilConsistent, isTransient, withoutDeadline } from "./retry";
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
  /** The instances that the refresh was to replace whatever they run, by id. */
  readonly mustReplace: readonly string[] | undefined;
}

export interface Verified {
  /** The group after the roll. Absent when AWS would not say. */
  readonly group?: Group;
  /** The instances that do not run the target. Absent when AWS would not say. */
  readonly outdated?: readonly OutdatedInstance[];
  /** The instances that run it, although the refresh was to replace them too. Absent when that cannot be told. */
  readonly notReplaced?: readonly OutdatedInstance[];
  /** How many instances of the group as it was before are gone. Absent when AWS would not say. */
  readonly replaced?: number;
  /** The target groups with fewer healthy targets than there are instances in service. Absent when there are none. */
  readonly unhealthyTargets?: readonly TargetGroupHealth[];
  /** Why nothing is proven, in a clause without a full stop: AWS would not say, or what it says does not tell. */
  readonly unverified?: string;
  /** Whether AWS says that there is no such group any more. */
  readonly isGroupGone?: true;
}

export async function verify(options: VerifyOptions, ports: Ports): Promise<Verified> {
  const { autoScalingGroupName, target, preferences, before, mustReplace } = options;
  // One description after a success may still be from before its end.
  const { group, isGroupGone, unanswered } = await retryUntilConsistent(
    () => groupAfter(autoScalingGroupName, ports),
    (after) => !isFault(after) && isOutdated(after, options),
    withoutDeadline(ports),
  );
  if (isGroupGone) return { isGroupGone };
  const left = group && outdatedInstances(group, target, preferences);
  const kept = group && mustReplace && findNotReplaced(mustReplace, group, target, preferences);
  const { unhealthy, unverified: untested } = group ? await verifyTargets(group, ports) : noTargets;
  const unverified = unanswered ?? (left === undefined ? unverifiable : untested);
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
    ...(group && gone && { replaced: gone.length }),
    ...(unhealthy.length > 0 && { unhealthyTargets: unhealthy }),
    ...(unverified !== undefined && { unverified }),
  };
}

function reasonOf({ reason = "" }: OutdatedInstance): string {
  return reason;
}

const noTargets: VerifiedTargets = { unhealthy: [] };

/** Whether the description shows what a success leaves only by mistake, or no group at all. */
function isOutdated(
  { group, isGroupGone }: After,
  { target, preferences, mustReplace = [] }: VerifyOptions,
): boolean {
  if (isGroupGone) return true;
  if (group === undefined) return false;
  const left = outdatedInstances(group, target, preferences) ?? [];
  const kept = findNotReplaced(mustReplace, group, target, preferences);
  return [...left, ...kept].some(({ reason }) => reason === undefined);
}

const unverifiable =
  "what AWS says of the group does not tell whether every instance runs the target";

/** The group after the roll, or why there is none. */
interface After {
  readonly group?: Group;
  readonly isGroupGone?: true;
  readonly unanswered?: string;
}

/** Credentials that end with the roll are waited for as they are during it. */
async function groupAfter(name: string, ports: Ports): Promise<After> {
  try {
    const question = () => ports.autoScaling.findGroup(name);
    const group = await retryUntilAnswered(question, ports, [...isTransient, "credentials"]);
    return group === undefined ? { isGroupGone: true } : { group };
  } catch (error) {
    if (!isFault(error)) throw error;
    const reason = renderFaultClause(error);
    return { unanswered: `the fleet could not be checked after the refresh (${reason})` };
  }
}
