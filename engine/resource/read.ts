/** Reads a resource: describes its group and its last refresh once, and never waits. */
import { savedStateAfterRead } from "../decision/history";
import type { SavedState } from "../decision/reasons";
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
  return seen.kind === "gone" ? undefined : refreshed(saved, seen, properties);
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
  const now = refresh
    ? savedStateAfterRead({ refresh, isVerified, isComplete, mustReplace }, saved)
    : saved;
  return { ...outputs, ...toSaved(now, outputs) };
}
