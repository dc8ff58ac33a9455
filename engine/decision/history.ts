/** What the next run has to know about this one, and about a refresh that ended unattended. */
import { isSameDesired, type SavedState, type Desired } from "./reasons";
import type { Snapshot } from "../refresh/snapshot";
import { isSameTarget } from "../refresh/target";
import type { Rolled } from "../run/roll";

export function savedStateAfter(rolled: Rolled, lastSaved: SavedState): SavedState {
  const { group, isOtherGroup = false } = rolled;
  const saved = isOtherGroup ? {} : lastSaved;
  const groupArn = group?.autoScalingGroupArn ?? saved.groupArn;
  return { ...refreshStateAfter(rolled, saved), ...(groupArn !== undefined && { groupArn }) };
}

function refreshStateAfter(
  { error, refresh, desired, reasons, mustReplace, verified = {} }: Rolled,
  saved: SavedState,
): SavedState {
  if (refresh === undefined) {
    if (reasons.length > 0) return { ...saved, held: desired };
    const { held: _held, outdated: _outdated, ...unheld } = saved;
    return unheld;
  }
  const { instanceRefreshId, status } = refresh;
  const latest = { lastAttempt: desired, instanceRefreshId, status };
  if (error === undefined) {
    const { outdated: left = [], notReplaced: kept = [] } = verified;
    const isComplete = left.length + kept.length === 0;
    const notReplaced = kept.map(({ instance }) => instance.instanceId);
    return {
      ...latest,
      lastSuccess: desired,
      ...(!isComplete && originsAfterSuccess(desired, saved, notReplaced)),
    };
  }
  return {
    ...latest,
    ...(status === "Successful"
      ? originsAfterSuccess(desired, saved, mustReplace)
      : originsAfterFailure(desired, saved)),
    ...keepMustReplace(mustReplace),
  };
}

/** What a description of the group and our refresh shows. */
export interface ReadResult {
  /** Absent if AWS no longer reports it. */
  readonly refresh?: Snapshot | undefined;
  readonly groupArn?: string | undefined;
  /** The instances by id that do not run the target although no input excludes them. Undefined if unknown. */
  readonly outdated?: readonly string[] | undefined;
  /** Whether there is no violation. */
  readonly isVerified: boolean;
  /** Whether the refresh has replaced every instance, without exceptions. */
  readonly isComplete: boolean;
  /** Of the instances that it had to replace even if they match, those that may still exist. */
  readonly mustReplace: SavedState["mustReplace"];
}

/** The state after a read. A success that a read cannot verify is left for the next run to record. */
export function savedStateAfterRead(read: ReadResult, saved: SavedState): SavedState {
  const { refresh, groupArn = saved.groupArn, outdated = saved.outdated ?? [] } = read;
  const { outdated: _, ...now } = refresh ? refreshAfterRead({ ...read, refresh }, saved) : saved;
  return {
    ...now,
    ...(saved.held && { held: saved.held }),
    ...(outdated.length > 0 && { outdated }),
    ...(groupArn !== undefined && { groupArn }),
  };
}

function refreshAfterRead(
  { refresh, isVerified, isComplete, mustReplace }: ReadResult & { readonly refresh: Snapshot },
  saved: SavedState,
): SavedState {
  const { lastAttempt, instanceRefreshId, status } = { ...saved, ...refresh };
  const isNews = status === "Successful" && saved.status !== "Successful";
  if (!isNews || lastAttempt === undefined) return { ...saved, status };
  const latest = { lastAttempt, instanceRefreshId, status };
  const possibleOrigins = originsAfterSuccess(lastAttempt, saved, mustReplace);
  return isVerified
    ? { ...latest, lastSuccess: lastAttempt, ...(!isComplete && possibleOrigins) }
    : { ...latest, ...possibleOrigins, ...keepMustReplace(mustReplace) };
}

function keepMustReplace(
  mustReplace: SavedState["mustReplace"] = [],
): Pick<SavedState, "mustReplace"> {
  return mustReplace.length === 0 ? {} : { mustReplace };
}

/**
 * The possible origins of the instances after a refresh that AWS reports as successful. Replaced instances have its origin. If it had to
 * replace matching instances too, those that it left may have any earlier one. With a violation or a failed gate, it does not become the
 * last success: the fleet is not as desired, and no longer as it was before.
 */
function originsAfterSuccess(
  desired: Desired,
  { lastSuccess, lastAttempt, possibleOrigins: possibleOrigins = [] }: SavedState,
  mustReplace: SavedState["mustReplace"] = [],
): Pick<SavedState, "possibleOrigins"> {
  return remainingOrigins([lastSuccess, lastAttempt, ...possibleOrigins], (known) =>
    mustReplace.length === 0
      ? isSameTarget(known.target, desired.target)
      : isSameDesired(desired, known),
  );
}

function originsAfterFailure(
  desired: Desired,
  { lastSuccess, lastAttempt, possibleOrigins: possibleOrigins = [] }: SavedState,
): Pick<SavedState, "lastSuccess" | "possibleOrigins"> {
  return {
    ...(lastSuccess && { lastSuccess }),
    ...remainingOrigins(
      [lastAttempt, ...possibleOrigins],
      (known) => isSameDesired(lastSuccess, known) || isSameDesired(desired, known),
    ),
  };
}

/** Limits the size of the state. An origin this many refreshes ago is unlikely to be desired again. */
const maxPossibleOrigins = 20;

function remainingOrigins(
  known: readonly (Desired | undefined)[],
  isOver: (known: Desired) => boolean,
): Pick<SavedState, "possibleOrigins"> {
  const all = known.filter((one) => one !== undefined).filter((one) => !isOver(one));
  const possibleOrigins = all.filter(
    (one, at) => all.findIndex((other) => isSameDesired(other, one)) === at,
  );
  return possibleOrigins.length === 0
    ? {}
    : { possibleOrigins: possibleOrigins.slice(0, maxPossibleOrigins) };
}
