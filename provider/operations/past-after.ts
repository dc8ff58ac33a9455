/** What the next run knows of this one. */
import type { Past } from "../core/roll-reason";
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
