/** What a successful refresh has left as it was, and what excuses it. */
import { isCounted, outdatedOf } from "./fleet";
import type { Group, GroupInstance } from "./group";
import type { Inputs, Preferences } from "../inputs/inputs";
import { isSameTemplate, launchTemplateOf, type Target } from "./target";

/** An instance that should have gone, and why a successful refresh may leave it; no reason means that it should not have. */
export interface OutdatedInstance {
  readonly instance: GroupInstance;
  readonly reason?: string;
  /** What has a later refresh replace it all the same. */
  readonly fix?: string;
}

/** The instances that do not run the target, as far as that can be told of each. Undefined when it cannot be told whether there are any. */
export function outdatedInstances(
  group: Group,
  target: Target,
  preferences: Preferences | undefined,
): readonly OutdatedInstance[] | undefined {
  const left = outdatedOf(group, target);
  return left?.map((instance) => ({ instance, ...reasonFor(instance, preferences) }));
}

/** The instances that a refresh was to replace whatever they run, by id, and that are still there. Those of {@link outdatedInstances} are not among them. */
export function findNotReplaced(
  mustReplace: readonly string[],
  group: Group,
  target: Target,
  preferences: Preferences | undefined,
): readonly OutdatedInstance[] {
  const old = new Set(mustReplace);
  const left = outdatedInstances(group, target, preferences) ?? [];
  for (const { instance } of left) old.delete(instance.instanceId);
  return group.instances
    .filter((instance) => isCounted(instance) && old.has(instance.instanceId))
    .map((instance) => ({ instance, ...reasonFor(instance, preferences) }));
}

/** The instances that speak against a success. A strict user takes no excuse. */
export function violations(
  left: readonly OutdatedInstance[] | undefined,
  strictness: Inputs["verify"],
): readonly OutdatedInstance[] {
  return (left ?? []).filter(({ reason }) => reason === undefined || strictness === "strict");
}

/** Whether a refresh to the target has nothing left to do: instances that it may leave do not count. Undefined when that cannot be told. */
export function isFleetDone(
  group: Group,
  target: Target,
  preferences: Preferences | undefined,
): boolean | undefined {
  const left = outdatedInstances(group, target, preferences);
  const own = launchTemplateOf(group.configuration);
  const desired = launchTemplateOf(target.configuration);
  if (left === undefined || (target.from === "program" && desired === undefined)) return undefined;
  // A target that is the group's own has been resolved to a number; the group itself may go on saying `$Latest`.
  const isGroupOnTarget =
    target.from === "group" ||
    (own !== undefined && desired !== undefined && isSameTemplate(own, desired));
  return isGroupOnTarget && left.every(({ reason }) => reason !== undefined);
}

function reasonFor(
  { lifecycleState, protectedFromScaleIn }: GroupInstance,
  preferences: Preferences | undefined,
): Pick<OutdatedInstance, "reason" | "fix"> {
  if (lifecycleState === "Standby" && preferences?.standbyInstances !== "Terminate") {
    return {
      reason: "it is on standby, and counts again only when it comes back into service",
      fix: 'put those on standby back into service, or set preferences.standbyInstances to "Terminate"',
    };
  }
  if (protectedFromScaleIn === true && preferences?.scaleInProtectedInstances === "Ignore") {
    return {
      reason: "it is protected from scale in, which this refresh ignores",
      fix: 'remove the protection from scale in, or set preferences.scaleInProtectedInstances to "Refresh"',
    };
  }
  const lastCheckpoint = preferences?.checkpointPercentages?.at(-1);
  if (lastCheckpoint === undefined || lastCheckpoint >= 100) return {};
  return {
    reason: `the last checkpoint is at ${lastCheckpoint}%, so the refresh is a partial one`,
    fix: "let preferences.checkpointPercentages end at 100",
  };
}
