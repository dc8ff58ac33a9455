/** Carries out one decision: does nothing, follows, clears the way, or starts. */
import type { Decision, Situation } from "../decision/decide";
import { rolledBackBefore } from "./errors/ending";
import { isFault, type Fault } from "./fault";
import { defaultEnd, failFastPolicy } from "../watch/launch-errors";
import { canWaitToBegin } from "../refresh/estimate";
import { renderProgress } from "../refresh/progress";
import { hasStaleMatches, renderReason, type RollReason } from "../decision/reasons";
import { toRequested } from "../refresh/requested-configuration";
import { isActive, type Snapshot } from "../refresh/snapshot";
import * as errors from "./errors/start";
import { clearTheWay } from "./conflict";
import { follow, type Followed } from "./follow";
import type { Group } from "../refresh/group";
import type { Ports } from "./ports";
import { preflight } from "../preflight/preflight";
import { start } from "./start";
import type { RollRequest } from "./roll";

export type Step =
  | {
      readonly kind: "done";
      readonly reasons: readonly RollReason[];
      readonly followed: Partial<Followed>;
    }
  /** The other refresh is out of the way: decide again. */
  | { readonly kind: "again" }
  | { readonly kind: "collided"; readonly lost?: Fault };

export interface Context {
  readonly request: RollRequest;
  readonly situation: Situation;
  /** Whether this run has done nothing yet. */
  readonly isFirst: boolean;
  readonly group: Group | undefined;
  readonly deadline: number | undefined;
  /** An answer to a start of this run that was lost, after which AWS says that a refresh is in progress: it may be ours. */
  readonly lost?: Fault | undefined;
}

export async function carryOut(decision: Decision, context: Context, ports: Ports): Promise<Step> {
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
      return followed(decision.refresh, [], context, ports);
    case "holdBack": {
      const error = rolledBackBefore(scene, decision.refresh, decision.since);
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
  const { past, wanted, isEquivalent } = context.situation;
  if (whose === "theirs" && hasStaleMatches(past, wanted, isEquivalent)) {
    ports.reporter.note(beforeTheTriggers(refresh));
  }
  return followed(refresh, [], { ...context, isResumed: true }, ports);
}

/** Nobody can tell a refresh of a run that was killed from one that somebody else began with the same preferences. */
function beforeTheTriggers({ startTime }: Snapshot): string {
  const since = startTime === undefined ? "" : ` (at ${startTime})`;
  return `it began before this run${since}: what it had replaced before the triggers changed is not replaced again; change them once more if it must be`;
}

async function startAndFollow(
  decision: Extract<Decision, { act: "start" }>,
  context: Context,
  ports: Ports,
): Promise<Step> {
  const { reasons, preferences } = decision;
  const { request, situation } = context;
  const { autoScalingGroupName, strategy } = request.inputs;
  const { configuration, from } = situation.wanted.target;
  if (context.isFirst) tellUnwatchedEnd(situation, ports);
  await passPreflight(decision, context, ports);
  if (ports.signal.aborted) {
    throw context.lost === undefined
      ? errors.interruptedBeforeStart(request.scene)
      : errors.startCollided(request.scene, context.lost);
  }
  ports.reporter.note(`starting an instance refresh: ${reasons.map(renderReason).join("; ")}`);
  const canWait = canWaitToBegin(context.group, situation.wanted.target, {
    preferences,
    skipMatching: preferences.skipMatching === true,
  });
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
      { before, canWait },
      ports,
    );
    if (result.kind === "unknown") throw errors.startUnknown(request.scene, result.fault);
    return result.kind === "conflict"
      ? { ...result, kind: "collided" }
      : await followed(result.refresh, reasons, context, ports);
  } catch (error) {
    if (isFault(error, "groupNotFound")) throw errors.groupNotFound(request.scene, error);
    if (isFault(error)) throw errors.startRejected(request.scene, error);
    throw error;
  }
}

async function passPreflight(
  { preferences }: Extract<Decision, { act: "start" }>,
  { request, situation, group }: Context,
  ports: Ports,
): Promise<void> {
  const skipMatching = preferences.skipMatching === true;
  const { target } = situation.wanted;
  const findings = await preflight({ inputs: request.inputs, target, skipMatching, group }, ports);
  for (const { severity, text } of findings) if (severity === "warning") ports.reporter.warn(text);
  if (findings.some(({ severity }) => severity === "error")) {
    throw errors.preflightFailed(request.scene, findings);
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
  { request, deadline, isResumed = false }: Context & { readonly isResumed?: boolean },
  ports: Ports,
): Promise<Step> {
  const { inputs, scene, timeoutSeconds } = request;
  const result = await follow(
    {
      scene,
      refresh,
      isResumed,
      ...(deadline !== undefined && { deadline }),
      ...(timeoutSeconds !== undefined && { timeoutSeconds }),
      onTimeout: inputs.onTimeout ?? "leave",
      onInterrupt: inputs.onInterrupt ?? "leave",
      onFailFast: failFastPolicy(inputs),
      gates: inputs.gates ?? [],
      onGateFailure: inputs.onGateFailure ?? defaultEnd(inputs),
    },
    ports,
  );
  return { kind: "done", reasons, followed: result };
}
