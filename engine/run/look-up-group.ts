/** Looks a group up. Describing groups is a permission that buys better answers: a run does without it. */
import type { Group } from "../refresh/group";
import { isFault } from "./fault";

export type GroupLookup =
  | { readonly kind: "found"; readonly group: Group }
  | { readonly kind: "missing" }
  /** The credentials may not describe groups. */
  | { readonly kind: "forbidden" };

/**
 * @param ask describes the group, as often as the caller waits for it
 * @throws Fault when AWS cannot be asked
 */
export async function lookUpGroup(ask: () => Promise<Group | undefined>): Promise<GroupLookup> {
  try {
    const group = await ask();
    return group === undefined ? { kind: "missing" } : { kind: "found", group };
  } catch (error) {
    if (isFault(error, "forbidden")) return { kind: "forbidden" };
    throw error;
  }
}
