/** Rolls a group: looks, decides, acts, and looks again until the decision is carried out. */
import { boundReads } from "./bounded-reads";
import { decide, type Decision, type ObservedState } from "../decision/decide";
import { isCounted } from "../refresh/fleet";
import { isFault, type Fault } from "./fault";
import type { Inputs } from "../inputs/inputs";
import type { InstanceRefreshError } from "./errors/instance-refresh-error";
import { violations } from "../refresh/outdated-instances";
import { groupGone, notVerifiable, notVerified, targetsUnhealthy } from "./errors/not-verified";
import { isSameDesired, type SavedState, type RollReason, type Desired } from "../decision/reasons";
import type { Snapshot } from "../refresh/snapshot";
import * as errors from "./errors/start";
import type { Group } from "../refresh/group";
import type { Ports } from "./ports";
import { observeState } from "./observe";
import { execute } from "./execute";
import type { RollRequest } from "./roll-request";
import { verify, type Verified } from "./verify";

/** What a run came to. Without `refresh`, nothing had to be rolled. */
export interface Rolled {
  readonly desired: Desired;
  readonly refresh?: Snapshot;
  /** Why the fleet was rolled. Empty when it was not. */
  readonly reasons: readonly RollReason[];
  /** Whether the saved state was of another group of the same name, so that nothing of it counts. @default false */
  readonly isOtherGroup?: boolean;
  /** The group as it was before. Absent when the credentials may not describe it. */
  readonly group?: Group;
  /** The instances that the refresh was to replace whatever they run, by id. Absent when that is not known, or it was to skip matches. */
  readonly mustReplace?: readonly string[];
  /** The fleet after a success. */
  readonly verified?: Verified;
  /** Why this is not a success. A refresh exists whenever this is set. */
  readonly error?: InstanceRefreshError;
}

/** Seconds between tries while a start collides with a refresh that no description shows. */
const conflictDelaySeconds = 5;
/** AWS's view of a group settles within seconds; after so many collisions something else is wrong. */
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

/** What a run remembers from one decision to the next. */
interface Run {
  /** Its error context changes when the response to a start is lost. */
  request: RollRequest;
  readonly deadline: number | undefined;
  /** Whether this run has done nothing yet. */
  isFirst: boolean;
  /** How many starts AWS refused for a refresh that no description shows. */
  conflicts: number;
  /** The group as it was before. */
  group?: Group;
  /** The instances that a start without a response was to replace. */
  lostMustReplace?: SavedState["mustReplace"] | undefined;
}

/** Observes, decides and acts once. @returns undefined when the run has to decide again */
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
    case "collided":
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

/** AWS refused a start for a refresh that no description shows yet. If a response was lost before, it may be ours. */
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
  if (run.conflicts > maxStartConflicts) throw errors.startCollided(run.request.errorContext);
  await clock.sleep(conflictDelaySeconds * 1000, signal);
}

/**
 * Only the run that starts a refresh sees the group as it was before; what it has seen is true of every refresh of the same change. A new
 * root volume leaves the instance.
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

/** A success with what the fleet says of it. What cannot be told costs the proof, and only who is strict needs that. */
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
