/** Looks a group up. A run works without the permission to describe groups, with less information. */
import type { Group } from "../refresh/group";
import { isFault } from "./fault";

export type GroupLookup =
  | { readonly kind: "found"; readonly group: Group }
  | { readonly kind: "missing" }
  /** The credentials may not describe groups. */
  | { readonly kind: "forbidden" };

/**
 * @param describe describes the group, as often as the caller waits for it
 * @throws Fault if AWS cannot be reached
 */
export async function lookUpGroup(
  describe: () => Promise<Group | undefined>,
): Promise<GroupLookup> {
  try {
    const group = await describe();
    return group === undefined ? { kind: "missing" } : { kind: "found", group };
  } catch (error) {
    if (isFault(error, "forbidden")) return { kind: "forbidden" };
    throw error;
  }
}
