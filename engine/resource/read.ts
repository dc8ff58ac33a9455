/** Reads a resource: describes its group and its last refresh once, and never waits. */
import { savedStateAfterRead } from "../decision/history";
import { isOtherGroup, type SavedState } from "../decision/reasons";
import { savedStateOf, toSaved } from "../decision/saved-state";
import { outdatedInstances, violations, findNotReplaced } from "../refresh/outdated-instances";
import { describeOnce, type GroupAndRefresh } from "../run/describe";
import { toFleetOutputs, withRefresh, type Properties } from "../run/outputs";
import { cut } from "../diagnosis/wording";
import type { Group } from "../refresh/group";
import { renderOutdated } from "../run/errors/not-verified";
import type { Ports } from "../run/ports";
import { asInputs } from "./known-inputs";

/**
 * The outputs of a resource as they are now; undefined when its group is gone. AWS forgets refreshes after six weeks: only a group that
 * is gone is gone.
 *
 * @throws Fault if AWS cannot be reached or refuses a request
 */
export async function readResource(
  autoScalingGroupName: string,
  properties: Properties,
  ports: Ports,
): Promise<Properties | undefined> {
  const saved = savedStateOf(properties);
  const seen = await describeOnce(autoScalingGroupName, saved.instanceRefreshId, ports);
  // Another group that was given the same name is not the one that this resource rolled.
  if (seen.kind === "gone" || isOtherGroup(saved, seen.group)) return undefined;
  warnOfOutdated(saved, seen.group, { properties, ports });
  return refreshed(saved, seen, properties);
}

/** More instances than these are a count. */
const shownInstances = 6;

/** Pulumi does not show outputs that a refresh of the state changes, so outdated instances are a warning. */
function warnOfOutdated(
  { lastAttempt, lastSuccess }: SavedState,
  group: Group | undefined,
  { properties, ports }: { readonly properties: Properties; readonly ports: Ports },
): void {
  const { preferences, autoScalingGroupName } = asInputs(properties);
  const rolled = lastAttempt ?? lastSuccess;
  const outdated = (group && rolled && outdatedInstances(group, rolled.target, preferences)) ?? [];
  if (outdated.length === 0) return;
  const verb = outdated.length === 1 ? "instance does" : "instances do";
  ports.reporter.warn(
    `${autoScalingGroupName}: ${outdated.length} ${verb} not run the target: ${cut(outdated.map(renderOutdated), shownInstances, "instances").join("; ")}`,
  );
}

/** The outputs, with the values that a description of the group changes. */
function refreshed(
  saved: SavedState,
  { refresh, group }: Extract<GroupAndRefresh, { kind: "there" }>,
  properties: Properties,
): Properties {
  const inputs = asInputs(properties);
  const rolled = saved.lastAttempt ?? saved.lastSuccess;
  const left = group && rolled && outdatedInstances(group, rolled.target, inputs.preferences);
  const kept =
    group &&
    rolled &&
    saved.mustReplace &&
    findNotReplaced(saved.mustReplace, group, rolled.target, inputs.preferences);
  // Only a run can run gates, and report what is unknown.
  const isVerified =
    (inputs.gates ?? []).length === 0 &&
    (left !== undefined || inputs.verify !== "strict") &&
    [...violations(left, inputs.verify), ...violations(kept, inputs.verify)].length === 0;
  const outputs = {
    ...(refresh ? withRefresh(properties, refresh) : properties),
    ...toFleetOutputs(left && { outdated: left }),
  };
  const mustReplace = kept?.map(({ instance }) => instance.instanceId) ?? saved.mustReplace;
  const isComplete = [...(left ?? []), ...(kept ?? [])].length === 0;
  const outdated =
    left && violations(left, inputs.verify).map(({ instance }) => instance.instanceId);
  const groupArn = group?.autoScalingGroupArn;
  const now = savedStateAfterRead(
    { refresh, groupArn, outdated, isVerified, isComplete, mustReplace },
    saved,
  );
  return { ...outputs, ...toSaved(now, outputs) };
}
