/** The one place that decides about a refresh: do nothing, follow an active one, resolve a conflict, or start one. */
import type {
  DesiredConfiguration,
  LaunchTemplateSpecification,
  OnConflict,
  Preferences,
} from "../inputs/inputs";
import { isOtherSubject, launchTemplateOf, templatesOf, templatesOnlyIn } from "../refresh/target";
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

/** A refresh that AWS reports, and whether it rolls to the desired target. */
export interface ObservedRefresh {
  readonly snapshot: Snapshot;
  readonly isOnTarget: boolean;
}

/** Everything that the decision depends on. */
export interface ObservedState {
  readonly saved: SavedState;
  readonly desired: Desired;
  /** What AWS reports for the group, newest first. */
  readonly history: readonly ObservedRefresh[];
  readonly preferences?: Preferences;
  /** Whether AWS would accept skip matching for this target. */
  readonly canSkipMatching: boolean;
  readonly onConflict: OnConflict;
  /** Whether a refresh to the target would have nothing left to replace. Absent if unknown. */
  readonly isFleetDone?: boolean;
  /** The instances on the target that the last refresh of the same change had to replace too, and that still exist. */
  readonly notReplaced?: readonly OutdatedInstance[];
  /** The instances that do not run the target although no input excludes them. Absent if unknown. */
  readonly outdated?: readonly OutdatedInstance[];
  /** What the group itself launches from. Absent if that is a launch configuration, or unknown. */
  readonly groupConfiguration?: DesiredConfiguration;
  /** Whether the desired target differs from the last success only in ignored template fields. */
  readonly isEquivalent: boolean;
  /** Whether to start nothing and only record the reasons to roll. */
  readonly hold: boolean;
  /** Whether to try a target again after AWS has rolled it back. */
  readonly retryAfterRollback: boolean;
}

export type Decision =
  | {
      readonly act: "nothing";
      /** The launch template of the group, if it is not the target's: somebody has changed the group since. */
      readonly groupLaunchesFrom?: LaunchTemplateSpecification;
    }
  /** There are reasons to roll, and the user has set `hold`. */
  | {
      readonly act: "hold";
      readonly reasons: readonly RollReason[];
      /** A refresh of ours that an earlier run started. `hold` does not stop it. */
      readonly running?: Snapshot;
      /** The group launches from this template, which neither the target nor an earlier run names. */
      readonly groupLaunchesFrom?: LaunchTemplateSpecification;
    }
  /** On hold, the group would continue to launch from a template that the program no longer names and may delete. */
  | {
      readonly act: "refuseHold";
      readonly from: LaunchTemplateSpecification;
      readonly to: LaunchTemplateSpecification;
    }
  /** Follow an active refresh that does what is desired. */
  | { readonly act: "follow"; readonly refresh: Snapshot; readonly whose: "ours" | "theirs" }
  /** A refresh that did what is desired ended unattended. */
  | { readonly act: "record"; readonly refresh: Snapshot }
  /** Wait for the end of a conflicting refresh, then decide again. */
  | { readonly act: "waitFor"; readonly refresh: Snapshot }
  /** Cancel a conflicting refresh, wait, then decide again. */
  | { readonly act: "supersede"; readonly refresh: Snapshot; readonly whose: "ours" | "theirs" }
  /** A conflicting refresh is active and `onConflict` is `fail`. */
  | { readonly act: "refuse"; readonly refresh: Snapshot }
  /** AWS has rolled the same target back. Another try without a change would fail the same way. */
  | {
      readonly act: "block";
      readonly refresh: Snapshot;
      /** The newest refresh, if it is another one. */
      readonly since?: Snapshot;
    }
  | {
      readonly act: "start";
      readonly reasons: readonly RollReason[];
      readonly preferences: Preferences;
    };

/** Decides what to do. */
export function decide(state: ObservedState): Decision {
  const { history } = state;
  const reasons = reasonsFor(state);
  if (reasons.length === 0) return { act: "nothing", ...launchesElsewhere(state) };
  if (state.hold) return decideOnHold(reasons, state);
  const active = history.find(({ snapshot }) => isActive(snapshot));
  const onActive = active && decideOnActive(active, state);
  if (onActive !== undefined && !isConflicting(onActive)) return onActive;
  const preferences = preferencesToSend(state);
  // If the target is not tried, no conflict has to be resolved.
  const rolledBack = findEarlierRollback(state, preferences);
  if (rolledBack !== undefined) return blockAfterRollback(rolledBack, state);
  if (onActive !== undefined) return onActive;
  const unseen = finishedUnattended(state, preferences);
  if (unseen !== undefined) return { act: "record", refresh: unseen };
  return { act: "start", reasons, preferences };
}

/** Instances that were skipped for a reason count again once the reason is gone. */
function reasonsFor(state: ObservedState): readonly RollReason[] {
  const { saved, desired, isEquivalent, history, outdated = [] } = state;
  const reasons = rollReasons(saved, desired, isEquivalent).map((reason) =>
    withCurrentStatus(reason, history),
  );
  return reasons.length === 0 && outdated.length > 0
    ? [{ kind: "outdated", count: outdated.length }]
    : reasons;
}

/** Pulumi and Terraform delete a replaced template after a successful run, while the group may still launch from it. */
function decideOnHold(reasons: readonly RollReason[], state: ObservedState): Decision {
  const { saved, desired, history } = state;
  const { configuration } = desired.target;
  const to = launchTemplateOf(configuration) ?? templatesOf(configuration)[0];
  const from = droppedTemplate(state);
  if (from !== undefined && to !== undefined) return { act: "refuseHold", from, to };
  const running = history.find(
    ({ snapshot }) => isActive(snapshot) && snapshot.instanceRefreshId === saved.instanceRefreshId,
  )?.snapshot;
  return { act: "hold", reasons, ...(running && { running }), ...launchesElsewhere(state) };
}

/** A template that the group launches from, that an earlier run named, and that the target does not name any more. */
function droppedTemplate({
  saved,
  desired,
  groupConfiguration,
}: ObservedState): LaunchTemplateSpecification | undefined {
  const { held, lastSuccess, lastAttempt, possibleOrigins = [] } = saved;
  const named = [held, lastSuccess, lastAttempt, ...possibleOrigins].flatMap((known) =>
    templatesOf(known?.target.configuration),
  );
  const launched = groupConfiguration ?? (held ?? lastSuccess)?.target.configuration;
  return templatesOnlyIn(launched, desired.target.configuration).find((template) =>
    named.some((one) => !isOtherSubject(one, template)),
  );
}

/** Nothing moves the group to the target's template where nothing is rolled. */
function launchesElsewhere({ desired, groupConfiguration }: ObservedState): {
  readonly groupLaunchesFrom?: LaunchTemplateSpecification;
} {
  const [template] =
    desired.target.from === "program"
      ? templatesOnlyIn(groupConfiguration, desired.target.configuration)
      : [];
  return template === undefined ? {} : { groupLaunchesFrom: template };
}

/** The saved refresh with its current status: it may have changed since the last run. */
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
  return { act: "block", refresh, ...(!isLast && { since }) };
}

/** The preferences for a new refresh. */
function preferencesToSend(state: ObservedState): Preferences {
  const skipMatching = state.canSkipMatching && !mustReplaceMatching(state);
  return toPreferencesSent(state.preferences, { skipMatching });
}

/** Whether to replace matching instances too, because triggers have changed since they were launched. */
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
  // A cancelled rollback leaves the fleet mixed, whoever started it.
  if (isRollingBack) return conflict(refresh, onConflict === "supersede" ? "wait" : onConflict);
  // The fleet does not show whether changed triggers are done. So only a refresh that this program may have started and lost is ours.
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
 * The refresh of the same change that AWS rolled back: the saved one, or one that ended unattended. If another refresh
 * has brought the whole fleet to the target since, a new try is safe.
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
 * A program that died after the start leaves no id. The newest refresh was started by it if it matches the request, was not known
 * before, succeeded and left the fleet on the target. Starting again would roll the same change twice.
 * For a refresh we started, AWS's status is sufficient if we lack permission to describe the group. After changed triggers, the fleet
 * shows nothing: a refresh from before the change looks the same. One roll too many is better than none.
 */
function finishedUnattended(state: ObservedState, preferences: Preferences): Snapshot | undefined {
  const { saved, desired, history, isFleetDone, notReplaced: notReplaced = [] } = state;
  const newest = history[0];
  if (newest?.snapshot.status !== "Successful" || !newest.isOnTarget) return undefined;
  // A success moves the group to the target. Where somebody has moved it away since, only another refresh moves it back.
  if (launchesElsewhere(state).groupLaunchesFrom !== undefined) return undefined;
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
