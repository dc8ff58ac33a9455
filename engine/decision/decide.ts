/** The one place that decides what to do about a refresh: nothing, follow one that runs, get one out of the way, or start. */
import type { LaunchTemplateSpecification, OnConflict, Preferences } from "../inputs/inputs";
import { isSameSubject, launchTemplateOf } from "../refresh/target";
import { toPreferencesSent, wasStartedWith } from "../refresh/preferences";
import {
  hasMatchingFromOtherTriggers,
  isSameDesired,
  rollReasons,
  type SavedState,
  type RollReason,
  type Desired,
} from "./reasons";
import type { OutdatedInstance } from "../refresh/outdated-instances";
import { isActive, type Snapshot } from "../refresh/snapshot";

/** A refresh that AWS reports, and whether it rolls to the target that is wanted. */
export interface ObservedRefresh {
  readonly snapshot: Snapshot;
  readonly isOnTarget: boolean;
}

/** All that the decision depends on. */
export interface ObservedState {
  readonly saved: SavedState;
  readonly desired: Desired;
  /** What AWS reports for the group, newest first. */
  readonly history: readonly ObservedRefresh[];
  readonly preferences?: Preferences;
  /** Whether AWS would accept skip matching for this target. */
  readonly canSkipMatching: boolean;
  readonly onConflict: OnConflict;
  /** Whether a refresh to the target would have nothing left to do. Absent when AWS would not say. */
  readonly isFleetDone?: boolean;
  /** The instances on the target that the last refresh of this very change was to replace all the same, and that are still there. */
  readonly notReplaced?: readonly OutdatedInstance[];
  /** The instances that do not run the target although no input says to leave them. Absent when AWS would not say. */
  readonly outdated?: readonly OutdatedInstance[];
  /** The launch template that the group itself launches from. Absent when it has none, or AWS would not say. */
  readonly groupTemplate?: LaunchTemplateSpecification;
  /** Whether the wanted target differs from the settled one only in template fields that are to be ignored. */
  readonly isEquivalent: boolean;
  /** Whether to roll nothing and only remember that there is something to roll. */
  readonly hold: boolean;
  /** Whether to try a target again that AWS has rolled back from. */
  readonly retryAfterRollback: boolean;
}

export type Decision =
  | { readonly act: "nothing" }
  /** There is something to roll, and the user said not now. */
  | {
      readonly act: "hold";
      readonly reasons: readonly RollReason[];
      /** A refresh of ours that an earlier run started. Holding does not stop it. */
      readonly running?: Snapshot;
    }
  /** On hold the group would go on launching from a template that the program no longer names, and may delete. */
  | {
      readonly act: "refuseHold";
      readonly from: LaunchTemplateSpecification;
      readonly to: LaunchTemplateSpecification;
    }
  /** Watch a refresh that already does what is wanted. */
  | { readonly act: "follow"; readonly refresh: Snapshot; readonly whose: "ours" | "theirs" }
  /** A refresh that did what is wanted ended while nobody watched. */
  | { readonly act: "record"; readonly refresh: Snapshot }
  /** Wait until another refresh is out of the way, then decide again. */
  | { readonly act: "waitFor"; readonly refresh: Snapshot }
  /** Cancel another refresh, wait, then decide again. */
  | { readonly act: "supersede"; readonly refresh: Snapshot; readonly whose: "ours" | "theirs" }
  /** Somebody else's refresh is active and the user wants to be told. */
  | { readonly act: "refuse"; readonly refresh: Snapshot }
  /** The same target was rolled back before: trying it again by itself would break the fleet again. */
  | {
      readonly act: "holdBack";
      readonly refresh: Snapshot;
      /** The refresh that was begun last, if it is another one. */
      readonly since?: Snapshot;
    }
  | {
      readonly act: "start";
      readonly reasons: readonly RollReason[];
      readonly preferences: Preferences;
    };

/** What to do, from everything that is known. */
export function decide(state: ObservedState): Decision {
  const { history } = state;
  const reasons = reasonsFor(state);
  if (reasons.length === 0) return { act: "nothing" };
  if (state.hold) return decideOnHold(reasons, state);
  const active = history.find(({ snapshot }) => isActive(snapshot));
  const onActive = active && decideOnActive(active, state);
  if (onActive !== undefined && !isConflicting(onActive)) return onActive;
  const preferences = preferencesToSend(state);
  // A target that is not tried needs nobody out of the way.
  const rolledBack = findEarlierRollback(state, preferences);
  if (rolledBack !== undefined) return blockAfterRollback(rolledBack, state);
  if (onActive !== undefined) return onActive;
  const unseen = finishedUnattended(state, preferences);
  if (unseen !== undefined) return { act: "record", refresh: unseen };
  return { act: "start", reasons, preferences };
}

/** Instances that were left for a reason count as soon as the reason is gone. */
function reasonsFor(state: ObservedState): readonly RollReason[] {
  const { saved, desired, isEquivalent, history, outdated = [] } = state;
  const reasons = rollReasons(saved, desired, isEquivalent).map((reason) =>
    withCurrentStatus(reason, history),
  );
  return reasons.length === 0 && outdated.length > 0
    ? [{ kind: "outdated", count: outdated.length }]
    : reasons;
}

/** Pulumi and Terraform delete a template that was replaced as soon as the run is green, while the group still launches from it. */
function decideOnHold(reasons: readonly RollReason[], state: ObservedState): Decision {
  const { saved, desired, history, groupTemplate } = state;
  const before = launchTemplateOf((saved.held ?? saved.lastSuccess)?.target.configuration);
  const to = launchTemplateOf(desired.target.configuration);
  const from = groupTemplate ?? before;
  const isFromProgram = before !== undefined && from !== undefined && isSameSubject(before, from);
  if (isFromProgram && to !== undefined && !isSameSubject(from, to)) {
    return { act: "refuseHold", from, to };
  }
  const running = history.find(
    ({ snapshot }) => isActive(snapshot) && snapshot.instanceRefreshId === saved.instanceRefreshId,
  )?.snapshot;
  return { act: "hold", reasons, ...(running && { running }) };
}

/** A refresh may have gone on since the last run looked at it. */
function withCurrentStatus(reason: RollReason, history: ObservedState["history"]): RollReason {
  if (reason.kind !== "unfinished") return reason;
  const { instanceRefreshId: id } = reason;
  const seen = history.find(({ snapshot }) => snapshot.instanceRefreshId === id)?.snapshot;
  return seen === undefined ? reason : { ...reason, status: seen.status };
}

function isConflicting({ act }: Decision): boolean {
  return act === "waitFor" || act === "supersede" || act === "refuse";
}

function blockAfterRollback(refresh: Snapshot, { history }: ObservedState): Decision {
  const since = history[0]?.snapshot;
  const isLast = since === undefined || since.instanceRefreshId === refresh.instanceRefreshId;
  return { act: "holdBack", refresh, ...(!isLast && { since }) };
}

/** The preferences of a refresh that would be started now. */
function preferencesToSend(state: ObservedState): Preferences {
  const skipMatching = state.canSkipMatching && !mustReplaceMatching(state);
  return toPreferencesSent(state.preferences, { skipMatching });
}

/** Whether instances that match are to be replaced, too: where triggers changed since they were started. */
function mustReplaceMatching({
  saved,
  desired,
  isEquivalent,
  notReplaced: notReplaced = [],
}: ObservedState): boolean {
  return hasMatchingFromOtherTriggers(saved, desired, isEquivalent) || notReplaced.length > 0;
}

function decideOnActive(active: ObservedRefresh, state: ObservedState): Decision {
  const { saved, desired, onConflict } = state;
  const refresh = active.snapshot;
  const isOurs = refresh.instanceRefreshId === saved.instanceRefreshId;
  const isRollingBack = refresh.status === "RollbackInProgress";
  if (refresh.status === "Cancelling") return { act: "waitFor", refresh };
  if (isOurs) {
    if (isSameDesired(saved.lastAttempt, desired)) return { act: "follow", refresh, whose: "ours" };
    return isRollingBack
      ? { act: "waitFor", refresh }
      : { act: "supersede", refresh, whose: "ours" };
  }
  // Cancelling a rollback would leave the fleet mixed, whoever began it.
  if (isRollingBack) return conflict(refresh, onConflict === "supersede" ? "wait" : onConflict);
  // What changed triggers ask for cannot be seen from the fleet, so only one that this program may have started and lost is ours.
  const isEnough =
    !mustReplaceMatching(state) || wasStartedWith(preferencesToSend(state), refresh.preferences);
  if (active.isOnTarget && isEnough) return { act: "follow", refresh, whose: "theirs" };
  return conflict(refresh, onConflict);
}

function conflict(refresh: Snapshot, onConflict: OnConflict): Decision {
  switch (onConflict) {
    case "wait":
      return { act: "waitFor", refresh };
    case "supersede":
      return { act: "supersede", refresh, whose: "theirs" };
    case "fail":
      return { act: "refuse", refresh };
  }
}

/**
 * The refresh of the very same change that AWS went back from: the one that the state knows, or one that nobody has seen end. Where somebody
 * else has brought the whole fleet to the target since, trying it breaks nothing.
 */
function findEarlierRollback(
  { saved, desired, history, isFleetDone, retryAfterRollback }: ObservedState,
  preferences: Preferences,
): Snapshot | undefined {
  const isNothingToDo = isFleetDone === true && preferences.skipMatching === true;
  if (retryAfterRollback || isNothingToDo) return undefined;
  const isOurs = ({ snapshot }: ObservedRefresh): boolean =>
    snapshot.instanceRefreshId === saved.instanceRefreshId &&
    isSameDesired(saved.lastAttempt, desired);
  const isUnseen = (observed: ObservedRefresh): boolean =>
    observed === history[0] &&
    observed.isOnTarget &&
    observed.snapshot.instanceRefreshId !== saved.instanceRefreshId &&
    wasStartedWith(preferences, observed.snapshot.preferences);
  return history
    .filter(({ snapshot }) => snapshot.status === "RollbackSuccessful")
    .find((observed) => isOurs(observed) || isUnseen(observed))?.snapshot;
}

/**
 * A program that died after Start leaves no id. If the newest refresh is one that this run would start, was not known
 * before, succeeded and left the fleet on the target, then it was that one: starting again would roll the same change twice.
 * Of a refresh that is known to be ours AWS's word is enough where the fleet may not be looked at. Where triggers changed, the fleet
 * proves nothing: anybody's refresh from before the change looks the same, and a roll too many is better than none.
 */
function finishedUnattended(state: ObservedState, preferences: Preferences): Snapshot | undefined {
  const { saved, desired, history, isFleetDone, notReplaced: notReplaced = [] } = state;
  const newest = history[0];
  if (newest?.snapshot.status !== "Successful" || !newest.isOnTarget) return undefined;
  const { snapshot } = newest;
  const isUnseen =
    snapshot.instanceRefreshId === saved.instanceRefreshId
      ? isFleetDone !== false &&
        notReplaced.every(({ reason }) => reason !== undefined) &&
        isSameDesired(saved.lastAttempt, desired)
      : isFleetDone === true &&
        !mustReplaceMatching(state) &&
        wasStartedWith(preferences, snapshot.preferences);
  return isUnseen ? snapshot : undefined;
}
