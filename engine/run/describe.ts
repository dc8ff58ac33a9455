/** Looks once, without waiting: what has become of a refresh, and whether the group is still there. */
import { isFault } from "./fault";
import { lookUpGroup } from "./look-up-group";
import type { Snapshot } from "../refresh/snapshot";
import type { Group } from "../refresh/group";
import type { Ports } from "./ports";

export type GroupAndRefresh =
  /** The group is gone, and everything about it. */
  | { readonly kind: "gone" }
  /** `refresh` is absent when AWS no longer reports it: it forgets after six weeks. */
  | { readonly kind: "there"; readonly refresh?: Snapshot; readonly group?: Group };

/** @throws Fault when AWS cannot be asked */
export async function describeOnce(
  autoScalingGroupName: string,
  instanceRefreshId: string | undefined,
  { autoScaling }: Ports,
): Promise<GroupAndRefresh> {
  try {
    const lookup = await lookUpGroup(() => autoScaling.findGroup(autoScalingGroupName));
    if (lookup.kind === "missing") return { kind: "gone" };
    const refreshes =
      instanceRefreshId === undefined
        ? []
        : await autoScaling.describeRefreshes(autoScalingGroupName, instanceRefreshId);
    const refresh = refreshes[0];
    return {
      kind: "there",
      ...(refresh && { refresh }),
      ...(lookup.kind === "found" && { group: lookup.group }),
    };
  } catch (error) {
    if (isFault(error, "groupNotFound")) return { kind: "gone" };
    throw error;
  }
}
