/** Asks after a success whether the fleet really is what was wanted: a refresh can succeed and leave instances behind. */
import { isFault, renderFaultClause } from "../core/fault";
import { renderInstance } from "../core/fleet";
import type { Group } from "../core/group";
import type { Preferences } from "../core/inputs";
import { leftBehind, neverReplaced, type LeftBehind } from "../core/left-behind";
import type { Target } from "../core/target";
import { ask, passing } from "./ask";
import type { Ports } from "./ports";

export interface VerifyOptions {
  readonly autoScalingGroupName: string;
  readonly target: Target;
  readonly preferences: Preferences | undefined;
  /** The group before the roll. */
  readonly before: Group | undefined;
  /** The instances that the refresh was to replace whatever they run, by id. */
  readonly outgoing: readonly string[] | undefined;
}

export interface Verified {
  /** The group after the roll. Absent when AWS would not say. */
  readonly group?: Group;
  /** The instances that do not run the target. Absent when AWS would not say. */
  readonly left?: readonly LeftBehind[];
  /** The instances that run it, although the refresh was to replace them too. Absent when that cannot be told. */
  readonly kept?: readonly LeftBehind[];
  /** How many instances of the group as it was before are gone. Absent when AWS would not say. */
  readonly replaced?: number;
  /** Whether AWS says that there is no such group any more. */
  readonly isGroupGone?: true;
}

export async function verify(options: VerifyOptions, ports: Ports): Promise<Verified> {
  const { autoScalingGroupName, target, preferences, before, outgoing } = options;
  const seen = await groupAfter(autoScalingGroupName, ports);
  if (seen === "gone") return { isGroupGone: true };
  const group = seen === "unknown" ? undefined : seen;
  const left = group && leftBehind(group, target, preferences);
  const kept = group && outgoing && neverReplaced(outgoing, group, target, preferences);
  if (group !== undefined && left === undefined) ports.reporter.warn(untold);
  for (const { instance, why } of [...(left ?? []), ...(kept ?? [])]) {
    if (why !== undefined) {
      ports.reporter.warn(`${renderInstance(instance)} was left as it is: ${why}`);
    }
  }
  const after = new Set(group?.instances.map(({ instanceId }) => instanceId));
  const gone = before?.instances.filter(({ instanceId }) => !after.has(instanceId));
  return {
    ...(group && { group }),
    ...(left && { left }),
    ...(kept && { kept }),
    ...(group && gone && { replaced: gone.length }),
  };
}

const untold = "what AWS says of the group does not tell whether every instance runs the target";

/**
 * The answer that was not to be had costs the proof, not the success. Credentials that end with the roll are waited for as they are
 * during it.
 */
async function groupAfter(name: string, ports: Ports): Promise<Group | "gone" | "unknown"> {
  try {
    const question = () => ports.autoScaling.findGroup(name);
    return (await ask(question, ports, [...passing, "credentials"])) ?? "gone";
  } catch (error) {
    if (!isFault(error)) throw error;
    ports.reporter.warn(
      `the fleet could not be checked after the refresh (${renderFaultClause(error)})`,
    );
    return "unknown";
  }
}
