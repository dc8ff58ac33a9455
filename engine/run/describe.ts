/** Describes a refresh and its group once, without waiting. */
import { isFault } from "./fault";
import { lookUpGroup } from "./look-up-group";
import type { Snapshot } from "../refresh/snapshot";
import type { Group } from "../refresh/group";
import type { Ports } from "./ports";

export type GroupAndRefresh =
  /** The group no longer exists. */
  | { readonly kind: "gone" }
  /** `refresh` is absent if AWS no longer reports it, which happens after six weeks. */
  | { readonly kind: "there"; readonly refresh?: Snapshot; readonly group?: Group };

/** @throws Fault if AWS cannot be reached or refuses the request */
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
