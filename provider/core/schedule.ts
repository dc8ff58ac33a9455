/** When to look at a refresh again: soon when something is about to change, rarely when nothing can. */
import type { Snapshot } from "./snapshot";

/** What the schedule goes by. Times are in seconds. */
export interface Pace {
  readonly snapshot: Snapshot | undefined;
  /** Since this refresh was first seen to be as it is now. */
  readonly sinceChange: number;
}

/** AWS needs about this long to begin: the recording shows 5 to 10 s of `Pending`. */
const pendingLook = 3;
/** Nothing in a refresh is worth asking for more often. */
const shortestLook = 5;
/** A change must be on the screen within this time. */
const longestLook = 20;

/** Seconds until the next look. Looks grow apart while nothing changes, and one lands just after a bake time's end. */
export function nextLookIn({ snapshot, sinceChange }: Pace): number {
  if (snapshot === undefined || snapshot.status === "Pending") return pendingLook;
  const relaxed = Math.min(longestLook, Math.max(shortestLook, sinceChange / 4));
  const baking = snapshot.status === "Baking" ? bakeSecondsLeft(snapshot) : undefined;
  return baking === undefined ? relaxed : Math.min(relaxed, Math.max(1, baking + 1));
}

/** AWS counts a bake time down in the reason. A text in another form just means that we do not know. */
function bakeSecondsLeft({ statusReason }: Snapshot): number | undefined {
  const seconds = /There are (\d+) seconds left/.exec(statusReason ?? "")?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}
