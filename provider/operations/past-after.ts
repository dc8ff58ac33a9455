/** What the next run knows of this one, and of a refresh that nobody has watched. */
import type { Past } from "../core/roll-reason";
import type { Snapshot } from "../core/snapshot";
import type { Rolled } from "./roll";

/**
 * A success of AWS's that is none of ours (instances were left behind, a gate stayed shut) settles nothing: the fleet is not what
 * was wanted, and no longer what it was before either.
 */
export function pastAfter({ error, refresh, wanted }: Rolled, past: Past): Past {
  if (refresh === undefined) return past;
  const { instanceRefreshId, status } = refresh;
  const latest = { attempt: wanted, instanceRefreshId, status };
  if (error === undefined) return { ...latest, settled: wanted };
  const isUnproven = status === "Successful";
  return { ...latest, ...(!isUnproven && past.settled && { settled: past.settled }) };
}

/** Our refresh as a look finds it. A success that a look cannot prove is left for the next run to record. */
export function pastSeen(
  { refresh, isProven }: { readonly refresh: Snapshot; readonly isProven: boolean },
  past: Past,
): Past {
  const { status } = refresh;
  const isNews = status === "Successful" && past.status !== "Successful";
  if (!isNews) return { ...past, status };
  const { settled: _, ...unproven } = past;
  return { ...unproven, status, ...(isProven && past.attempt && { settled: past.attempt }) };
}
