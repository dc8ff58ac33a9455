/** Rolls a group: looks, decides, acts, and looks again until the decision is carried out. */
import { decide, type Decision, type Situation } from "../core/decision";
import { notVerified, rolledBackBefore } from "../core/ending-errors";
import { isFault } from "../core/fault";
import type { Inputs } from "../core/inputs";
import type { InstanceRefreshError, Scene } from "../core/instance-refresh-error";
import { renderProgress } from "../core/progress";
import { renderReason, type Past, type RollReason, type Wanted } from "../core/roll-reason";
import { toRequested } from "../core/requested-configuration";
import { isActive, type Snapshot } from "../core/snapshot";
import * as errors from "../core/start-errors";
import { clearTheWay } from "./conflict";
import { follow, judged, type Followed } from "./follow";
import type { Group } from "../core/group";
import type { Ports } from "./ports";
import { findSituation } from "./situation";
import { start } from "./start";
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
  const { timeoutSeconds } = request;
  const deadline =
    timeoutSeconds === undefined ? undefined : ports.clock.now() + timeoutSeconds * 1000;
  let first: Group | undefined;
  for (let collisions = 0; ;) {
    const { situation, group } = await findSituation(request, ports);
    first ??= group;
    const decision = decide(situation);
    const step = await carryOut(decision, { request, situation, deadline }, ports);
    if (step.kind === "done") {
      const { reasons, followed } = step;
      const rolled = {
        wanted: situation.wanted,
        reasons,
        ...(first && { group: first }),
        ...followed,
      };
      return proven(rolled, request, ports);
    }
    if (step.kind === "collided") {
      collisions += 1;
      if (collisions > collisionLimit) throw errors.startCollided(request.scene);
      await ports.clock.sleep(collisionDelay * 1000, ports.signal);
    }
  }
}

/** A success with what the fleet says of it. */
async function proven(
  rolled: Rolled,
  { inputs, scene }: RollRequest,
  ports: Ports,
): Promise<Rolled> {
  const { refresh, error, wanted, group } = rolled;
  if (refresh === undefined || error !== undefined) return rolled;
  const { autoScalingGroupName, preferences } = inputs;
  const verified = await verify(
    { autoScalingGroupName, target: wanted.target, preferences, before: group },
    ports,
  );
  const left = (verified.left ?? []).filter(
    ({ why }) => why === undefined || inputs.verify === "strict",
  );
  return left.length === 0
    ? { ...rolled, verified }
    : { ...rolled, verified, error: notVerified(scene, refresh, left) };
}

type Step =
  | {
      readonly kind: "done";
      readonly reasons: readonly RollReason[];
      readonly followed: Partial<Followed>;
    }
  /** The other refresh is out of the way: decide again. */
  | { readonly kind: "again" }
  | { readonly kind: "collided" };

interface Context {
  readonly request: RollRequest;
  readonly situation: Situation;
  readonly deadline: number | undefined;
}

async function carryOut(decision: Decision, context: Context, ports: Ports): Promise<Step> {
  const { scene } = context.request;
  switch (decision.act) {
    case "nothing":
      return { kind: "done", reasons: [], followed: {} };
    case "hold":
      ports.reporter.note(
        `on hold, nothing is rolled: ${decision.reasons.map(renderReason).join("; ")}`,
      );
      return { kind: "done", reasons: decision.reasons, followed: {} };
    case "record":
      ports.reporter.note(
        `refresh ${decision.refresh.instanceRefreshId} already rolled this change; recording it`,
      );
      return { kind: "done", reasons: [], followed: { refresh: decision.refresh } };
    case "holdBack": {
      const error = rolledBackBefore(scene, decision.refresh);
      return { kind: "done", reasons: [], followed: { refresh: decision.refresh, error } };
    }
    case "refuse":
      throw errors.refreshInProgress(scene, decision.refresh);
    case "follow":
      return resumeOrAdopt(decision, context, ports);
    case "waitFor":
    case "supersede":
      await clearTheWay(decision, { request: context.request, deadline: context.deadline }, ports);
      return { kind: "again" };
    case "start":
      return startAndFollow(decision, context, ports);
  }
}

async function resumeOrAdopt(
  { refresh, whose }: Extract<Decision, { act: "follow" }>,
  context: Context,
  ports: Ports,
): Promise<Step> {
  const how = whose === "ours" ? "resuming" : "adopting";
  ports.reporter.note(`${how} refresh ${refresh.instanceRefreshId}, ${renderProgress(refresh)}`);
  return followed(refresh, [], context, ports);
}

async function startAndFollow(
  { reasons, preferences }: Extract<Decision, { act: "start" }>,
  context: Context,
  ports: Ports,
): Promise<Step> {
  const { request, situation } = context;
  const { autoScalingGroupName, strategy } = request.inputs;
  const { configuration, from } = situation.wanted.target;
  if (ports.signal.aborted) throw errors.interruptedBeforeStart(request.scene);
  tellUnwatchedEnd(situation, ports);
  ports.reporter.note(`starting an instance refresh: ${reasons.map(renderReason).join("; ")}`);
  const before = new Set(situation.history.map(({ snapshot }) => snapshot.instanceRefreshId));
  try {
    const result = await start(
      {
        autoScalingGroupName,
        preferences,
        ...(strategy !== undefined && { strategy }),
        ...(from === "program" &&
          configuration && { desiredConfiguration: toRequested(configuration) }),
      },
      before,
      ports,
    );
    return result.kind === "conflict"
      ? { kind: "collided" }
      : await followed(result.refresh, reasons, context, ports);
  } catch (error) {
    if (isFault(error, "groupNotFound")) throw errors.groupNotFound(request.scene, error);
    if (isFault(error)) throw errors.startRejected(request.scene, error);
    throw error;
  }
}

/** A refresh of ours that ended badly between two runs is history, but not nothing. */
function tellUnwatchedEnd({ past, history }: Situation, { reporter }: Ports): void {
  const ours = history.find(
    ({ snapshot }) => snapshot.instanceRefreshId === past.instanceRefreshId,
  )?.snapshot;
  if (ours === undefined || isActive(ours) || ours.status === past.status) return;
  reporter.note(
    `refresh ${ours.instanceRefreshId} ended while nobody watched: ${renderProgress(ours)}`,
  );
}

async function followed(
  refresh: Snapshot,
  reasons: readonly RollReason[],
  { request, deadline }: Context,
  ports: Ports,
): Promise<Step> {
  const { inputs, scene, timeoutSeconds } = request;
  const result = isActive(refresh)
    ? await follow(
        {
          scene,
          refresh,
          ...(deadline !== undefined && { deadline }),
          ...(timeoutSeconds !== undefined && { timeoutSeconds }),
          onTimeout: inputs.onTimeout ?? "leave",
          onInterrupt: inputs.onInterrupt ?? "leave",
        },
        ports,
      )
    : judged(scene, refresh);
  return { kind: "done", reasons, followed: result };
}
