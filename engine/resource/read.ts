/** Reads a resource: describes its group and its last refresh once, and never waits. */
import { savedStateAfterRead } from "../decision/history";
import { isOtherGroup, type SavedState } from "../decision/reasons";
import { savedStateOf, toSaved } from "../decision/saved-state";
import { outdatedInstances, violations, findNotReplaced } from "../refresh/outdated-instances";
import { describeOnce, type GroupAndRefresh } from "../run/describe";
import { toFleetOutputs, withRefresh, type Properties } from "../run/outputs";
import type { Ports } from "../run/ports";
import { asInputs } from "./known-inputs";

/**
 * The outputs of a resource as they are now; undefined when its group is gone. AWS forgets refreshes after six weeks: only a group that
 * is gone is gone.
 *
 * @throws Fault when AWS cannot be asked
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
  return refreshed(saved, seen, properties);
}

/** The outputs, with what a look at the group changes in them. */
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
  // Only a run can ask gates, and say why something cannot be told.
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
