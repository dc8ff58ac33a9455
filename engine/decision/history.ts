/** What the next run knows of this one, and of a refresh that nobody has watched. */
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
    const { held: _held, outdated: _outdated, ...settled } = saved;
    return settled;
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

/** What reading the group and our refresh has shown. */
export interface ReadResult {
  /** Absent when AWS no longer reports it. */
  readonly refresh?: Snapshot | undefined;
  readonly groupArn?: string | undefined;
  /** The instances that do not run the target although no input says to leave them, by id. Undefined when AWS would not say. */
  readonly outdated?: readonly string[] | undefined;
  /** Whether nothing speaks against its success. */
  readonly isVerified: boolean;
  /** Whether it has left no instance as it was, for whatever reason. */
  readonly isComplete: boolean;
  /** Of the instances that it was to replace whatever they run, those that may still be there. */
  readonly mustReplace: SavedState["mustReplace"];
}

/** The state as a read finds it. A success that a read cannot verify is left for the next run to record. */
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
 * What the instances that a success of AWS's has left may have been started for. What it has not left was started for it, unless it was
 * to replace that too. One that is none of ours (instances were left for no reason, a gate stayed shut) settles nothing besides: the
 * fleet is not what was wanted, and no longer what it was before either.
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

/** A state does not grow for ever: what so many refreshes have not ended will hardly be wanted again. */
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
