/** Rolls a group: looks, decides, acts, and looks again until the decision is carried out. */
import { decide, type Decision, type Situation } from "../decision/decide";
import { isCounted } from "../refresh/fleet";
import type { Fault } from "./fault";
import type { Inputs } from "../inputs/inputs";
import type { InstanceRefreshError, Scene } from "./errors/instance-refresh-error";
import { missed } from "../refresh/outdated-instances";
import { groupGone, notProven, notVerified } from "./errors/not-verified";
import { isSameWanted, type Past, type RollReason, type Wanted } from "../decision/reasons";
import type { Snapshot } from "../refresh/snapshot";
import * as errors from "./errors/start";
import type { Group } from "../refresh/group";
import type { Ports } from "./ports";
import { findSituation } from "./observe";
import { carryOut } from "./execute";
import { verify, type Verified } from "./verify";

export interface RollRequest {
  readonly inputs: Inputs;
  readonly past: Past;
  readonly scene: Scene;
  /** Seconds that the whole run may take. Absent: no limit of ours. */
  readonly timeoutSeconds?: number;
}

/** What a run came to. Without `refresh`, nothing had to be rolled. */
export interface Rolled {
  readonly wanted: Wanted;
  readonly refresh?: Snapshot;
  /** Why the fleet was rolled. Empty when it was not. */
  readonly reasons: readonly RollReason[];
  /** The group as it was before. Absent when the credentials may not describe it. */
  readonly group?: Group;
  /** The instances that the refresh was to replace whatever they run, by id. Absent when that is not known, or it was to skip matches. */
  readonly outgoing?: readonly string[];
  /** The fleet after a success. */
  readonly verified?: Verified;
  /** Why this is not a success. A refresh exists whenever this is set. */
  readonly error?: InstanceRefreshError;
}

/** Seconds between tries while a start collides with a refresh that no description shows. */
const collisionDelay = 5;
/** AWS's view of a group settles within seconds; after so many collisions something else is wrong. */
const collisionLimit = 12;

/**
 * @throws InstanceRefreshError when nothing was started
 * @throws Fault when AWS could not be asked before anything was started
 */
export async function roll(request: RollRequest, ports: Ports): Promise<Rolled> {
  const { inputs, timeoutSeconds } = request;
  const deadline =
    timeoutSeconds === undefined ? undefined : ports.clock.now() + timeoutSeconds * 1000;
  let first: Group | undefined;
  let isFirst = true;
  let lost: Fault | undefined;
  let lostOutgoing: Past["outgoing"];
  for (let collisions = 0; ;) {
    const { situation, group } = await findSituation(request, ports);
    first ??= group;
    const decision = decide(situation);
    const context = { request, situation, group, isFirst, deadline, lost };
    const step = await carryOut(decision, context, ports);
    isFirst = false;
    if (step.kind === "done") {
      const { reasons, followed } = step;
      const rolled = {
        wanted: situation.wanted,
        reasons,
        ...(first && { group: first }),
        ...followed,
      };
      const outgoing = outgoingOf(decision, situation, { inputs, group }) ?? lostOutgoing;
      return proven({ ...rolled, ...(outgoing && { outgoing }) }, request, ports);
    }
    if (step.kind === "collided") {
      collisions += 1;
      lost ??= step.lost;
      if (step.lost) lostOutgoing = outgoingOf(decision, situation, { inputs, group });
      if (collisions > collisionLimit) throw errors.startCollided(request.scene, lost);
      await ports.clock.sleep(collisionDelay * 1000, ports.signal);
    }
  }
}

/**
 * Only the run that starts a refresh sees the group as it was before; what it has seen is true of every refresh of the same change. A new
 * root volume leaves the instance.
 */
function outgoingOf(
  decision: Decision,
  { past, wanted }: Situation,
  { inputs, group }: { readonly inputs: Inputs; readonly group: Group | undefined },
): readonly string[] | undefined {
  const refresh = "refresh" in decision ? decision.refresh : undefined;
  if ((refresh?.strategy ?? inputs.strategy) === "ReplaceRootVolume") return undefined;
  if (decision.act === "start") {
    const isFull = decision.preferences.skipMatching !== true;
    const instances = isFull ? group?.instances.filter(isCounted) : undefined;
    return instances?.map(({ instanceId }) => instanceId);
  }
  return isSameWanted(past.attempt, wanted) ? past.outgoing : undefined;
}

/** A success with what the fleet says of it. What cannot be told costs the proof, and only who is strict needs that. */
async function proven(
  rolled: Rolled,
  { inputs, scene }: RollRequest,
  ports: Ports,
): Promise<Rolled> {
  const { refresh, error, wanted, group, reasons, outgoing } = rolled;
  if (refresh === undefined || error !== undefined) return rolled;
  const { autoScalingGroupName, preferences } = inputs;
  const before = reasons.length > 0 ? group : undefined;
  const verified = await verify(
    { autoScalingGroupName, target: wanted.target, preferences, before, outgoing },
    ports,
  );
  if (verified.isGroupGone) return { ...rolled, verified, error: groupGone(scene, refresh) };
  if (verified.unproven !== undefined && inputs.verify === "strict")
    return { ...rolled, verified, error: notProven(scene, refresh, verified.unproven) };
  const left = missed(verified.left, inputs.verify);
  const kept = missed(verified.kept, inputs.verify);
  return left.length + kept.length === 0
    ? { ...rolled, verified }
    : {
        ...rolled,
        ...(verified.kept && {
          outgoing: verified.kept.map(({ instance }) => instance.instanceId),
        }),
        verified,
        error: notVerified(scene, refresh, { left, kept }),
      };
}
