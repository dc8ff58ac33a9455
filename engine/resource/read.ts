/** Reads a resource: describes its group and its last refresh once, and never waits. */
import { pastSeen } from "../decision/history";
import type { Past } from "../decision/reasons";
import { pastOf, toSaved } from "../decision/saved-state";
import { leftBehind, missed, neverReplaced } from "../refresh/outdated-instances";
import { look, type Seen } from "../run/describe";
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
  const past = pastOf(properties);
  const seen = await look(autoScalingGroupName, past.instanceRefreshId, ports);
  return seen.kind === "gone" ? undefined : refreshed(past, seen, properties);
}

/** The outputs, with what a look at the group changes in them. */
function refreshed(
  past: Past,
  { refresh, group }: Extract<Seen, { kind: "there" }>,
  properties: Properties,
): Properties {
  const inputs = asInputs(properties);
  const rolled = past.attempt ?? past.settled;
  const left = group && rolled && leftBehind(group, rolled.target, inputs.preferences);
  const kept =
    group &&
    rolled &&
    past.outgoing &&
    neverReplaced(past.outgoing, group, rolled.target, inputs.preferences);
  // Only a run can ask gates, and say why something cannot be told.
  const isProven =
    (inputs.gates ?? []).length === 0 &&
    (left !== undefined || inputs.verify !== "strict") &&
    [...missed(left, inputs.verify), ...missed(kept, inputs.verify)].length === 0;
  const outputs = {
    ...(refresh ? withRefresh(properties, refresh) : properties),
    ...toFleetOutputs(left && { left }),
  };
  const outgoing = kept?.map(({ instance }) => instance.instanceId) ?? past.outgoing;
  const isComplete = [...(left ?? []), ...(kept ?? [])].length === 0;
  const now = refresh ? pastSeen({ refresh, isProven, isComplete, outgoing }, past) : past;
  return { ...outputs, ...toSaved(now, outputs) };
}
