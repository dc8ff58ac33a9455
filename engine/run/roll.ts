/** Rolls a group: observes, decides, executes, and repeats that until nothing is left to execute. */
import { boundReads } from "./bounded-reads";
import { decide, type Decision, type ObservedState } from "../decision/decide";
import { isCounted } from "../refresh/fleet";
import { isFault, type Fault } from "./fault";
import type { Inputs } from "../inputs/inputs";
import type { InstanceRefreshError } from "./errors/instance-refresh-error";
import { violations } from "../refresh/outdated-instances";
import {
  groupElsewhere,
  groupGone,
  notVerifiable,
  notVerified,
  targetsUnhealthy,
} from "./errors/not-verified";
import { isSameDesired, type SavedState, type RollReason, type Desired } from "../decision/reasons";
import type { Snapshot } from "../refresh/snapshot";
import * as errors from "./errors/start";
import type { Group } from "../refresh/group";
import type { Ports } from "./ports";
import { observeState } from "./observe";
import { execute } from "./execute";
import type { RollRequest } from "./roll-request";
import { verify, type Verified } from "./verify";

/** The result of a run. Without `refresh`, nothing had to be rolled. */
export interface Rolled {
  readonly desired: Desired;
  readonly refresh?: Snapshot;
  /** Why the fleet was rolled. Empty if it was not. */
  readonly reasons: readonly RollReason[];
  /** Whether the saved state belongs to another group of the same name and does not count. @default false */
  readonly isOtherGroup?: boolean;
  /** The group before the run. Absent if the credentials may not describe it. */
  readonly group?: Group;
  /** The instances by id that the refresh had to replace even if they match. Absent if unknown, or with skip matching. */
  readonly mustReplace?: readonly string[];
  /** The fleet after a success. */
  readonly verified?: Verified;
  /** The error unless this is a success. A refresh exists whenever this is set. */
  readonly error?: InstanceRefreshError;
}

/** Seconds between tries while a start conflicts with a refresh that AWS does not report. */
const conflictDelaySeconds = 5;
/** AWS becomes consistent within seconds. After this many conflicts there is another cause. */
const maxStartConflicts = 12;

/** @throws InstanceRefreshError when nothing was started, as far as is known */
export async function roll(request: RollRequest, unbounded: Ports): Promise<Rolled> {
  const { timeoutSeconds } = request;
  const { clock } = unbounded;
  const deadline = timeoutSeconds === undefined ? undefined : clock.now() + timeoutSeconds * 1000;
  const ports = boundReads(unbounded, deadline);
  const run: Run = { request, deadline, isFirst: true, conflicts: 0 };
  try {
    for (;;) {
      const rolled = await rollStep(run, ports);
      if (rolled !== undefined) return rolled;
    }
  } catch (error) {
    if (!isFault(error)) throw error;
    const { errorContext } = run.request;
    throw ports.signal.aborted && error.code === "Interrupted"
      ? errors.interruptedBeforeStart(errorContext)
      : errors.callFailed(errorContext, error);
  }
}

/** The state of a run between two decisions. */
interface Run {
  /** Its error context changes when the response to a start is lost. */
  request: RollRequest;
  readonly deadline: number | undefined;
  /** Whether this run has done nothing yet. */
  isFirst: boolean;
  /** The number of starts that AWS refused for a refresh that it does not report. */
  conflicts: number;
  /** The group before the run. */
  group?: Group;
  /** The instances that a start without a response had to replace. */
  lostMustReplace?: SavedState["mustReplace"] | undefined;
}

/** Observes, decides and executes once. @returns undefined if the run has to decide again */
async function rollStep(run: Run, ports: Ports): Promise<Rolled | undefined> {
  const { request, deadline, isFirst } = run;
  const { inputs } = request;
  const { state, group, isOtherGroup } = await observeState(request, ports);
  if (group !== undefined) run.group ??= group;
  const decision = decide(state);
  const step = await execute(decision, { request, state, group, isFirst, deadline }, ports);
  run.isFirst = false;
  const replaceable = mustReplaceOf(decision, state, { inputs, group });
  switch (step.kind) {
    case "again":
      return undefined;
    case "startConflict":
      await afterStartConflict(run, { lost: step.lost, mustReplace: replaceable }, ports);
      return undefined;
    case "done": {
      const { reasons, followed } = step;
      const mustReplace = replaceable ?? run.lostMustReplace;
      const rolled = {
        desired: state.desired,
        reasons,
        ...(isOtherGroup && { isOtherGroup }),
        ...(run.group && { group: run.group }),
        ...followed,
        ...(mustReplace && { mustReplace }),
      };
      return verifySuccess(rolled, request, ports);
    }
  }
}

/** AWS refused a start for a refresh that it does not report yet. After a lost response, it may be ours. */
async function afterStartConflict(
  run: Run,
  {
    lost,
    mustReplace,
  }: { readonly lost: Fault | undefined; readonly mustReplace: SavedState["mustReplace"] },
  { clock, signal }: Ports,
): Promise<void> {
  run.conflicts += 1;
  if (lost !== undefined) {
    const { errorContext } = run.request;
    run.request = { ...run.request, errorContext: { lostStart: lost, ...errorContext } };
    run.lostMustReplace = mustReplace;
  }
  if (run.conflicts > maxStartConflicts) throw errors.startConflict(run.request.errorContext);
  await clock.sleep(conflictDelaySeconds * 1000, signal);
}

/**
 * Only the run that starts a refresh knows the group as it was before. That is valid for every refresh of the same change. A replaced
 * root volume keeps the instance.
 */
function mustReplaceOf(
  decision: Decision,
  { saved, desired }: ObservedState,
  { inputs, group }: { readonly inputs: Inputs; readonly group: Group | undefined },
): readonly string[] | undefined {
  const refresh = "refresh" in decision ? decision.refresh : undefined;
  if ((refresh?.strategy ?? inputs.strategy) === "ReplaceRootVolume") return undefined;
  if (decision.act === "start") {
    const isFull = decision.preferences.skipMatching !== true;
    const instances = isFull ? group?.instances.filter(isCounted) : undefined;
    return instances?.map(({ instanceId }) => instanceId);
  }
  return isSameDesired(saved.lastAttempt, desired) ? saved.mustReplace : undefined;
}

/** Verifies a success against the fleet. An unknown fleet is an error only with `verify: "strict"`. */
async function verifySuccess(
  rolled: Rolled,
  { inputs, errorContext }: RollRequest,
  ports: Ports,
): Promise<Rolled> {
  const { refresh, error, desired, group, reasons, mustReplace } = rolled;
  if (refresh === undefined || error !== undefined) return rolled;
  const { autoScalingGroupName, preferences } = inputs;
  const before = reasons.length > 0 ? group : undefined;
  const verified = await verify(
    { autoScalingGroupName, target: desired.target, preferences, before, mustReplace },
    ports,
  );
  if (verified.isGroupGone) return { ...rolled, verified, error: groupGone(errorContext, refresh) };
  if (verified.groupLaunchesFrom !== undefined) {
    const error = groupElsewhere(errorContext, refresh, verified.groupLaunchesFrom);
    return { ...rolled, verified, error };
  }
  if (verified.unverified !== undefined && inputs.verify === "strict")
    return {
      ...rolled,
      verified,
      error: notVerifiable(errorContext, refresh, verified.unverified),
    };
  if (verified.unhealthyTargets !== undefined && inputs.verify === "strict") {
    const error = targetsUnhealthy(errorContext, refresh, verified.unhealthyTargets);
    return { ...rolled, verified, error };
  }
  const left = violations(verified.outdated, inputs.verify);
  const kept = violations(verified.notReplaced, inputs.verify);
  return left.length + kept.length === 0
    ? { ...rolled, verified }
    : {
        ...rolled,
        ...(verified.notReplaced && {
          mustReplace: verified.notReplaced.map(({ instance }) => instance.instanceId),
        }),
        verified,
        error: notVerified(errorContext, refresh, { left, kept }),
      };
}
