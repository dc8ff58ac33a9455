/** The instances that a successful refresh has not replaced, and the reasons. */
import { isCounted, outdatedOf } from "./fleet";
import type { Group, GroupInstance } from "./group";
import type { Inputs, Preferences } from "../inputs/inputs";
import { isSameTemplate, launchTemplateOf, type Target } from "./target";

/** An instance that was not replaced, and the reason why a successful refresh may leave it. Without a reason it is a violation. */
export interface OutdatedInstance {
  readonly instance: GroupInstance;
  readonly reason?: string;
  /** The change that makes a later refresh replace it. */
  readonly fix?: string;
}

/** The instances that certainly do not run the target. Undefined if it is unknown whether there are any. */
export function outdatedInstances(
  group: Group,
  target: Target,
  preferences: Preferences | undefined,
): readonly OutdatedInstance[] | undefined {
  const left = outdatedOf(group, target);
  return left?.map((instance) => ({ instance, ...reasonFor(instance, preferences) }));
}

/** The instances by id that the refresh had to replace even if they match, and that still exist. Those of {@link outdatedInstances} are excluded. */
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

/** The violations of a success. With `verify: "strict"` no reason counts. */
export function violations(
  left: readonly OutdatedInstance[] | undefined,
  strictness: Inputs["verify"],
): readonly OutdatedInstance[] {
  return (left ?? []).filter(({ reason }) => reason === undefined || strictness === "strict");
}

/** Whether a refresh to the target has nothing left to replace. Instances that it may leave do not count. Undefined if unknown. */
export function isFleetDone(
  group: Group,
  target: Target,
  preferences: Preferences | undefined,
): boolean | undefined {
  const left = outdatedInstances(group, target, preferences);
  const own = launchTemplateOf(group.configuration);
  const desired = launchTemplateOf(target.configuration);
  if (left === undefined || (target.from === "program" && desired === undefined)) return undefined;
  // The group's own target has been resolved to a number, while the group itself may still say `$Latest`.
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
