/** Executes one decision: does nothing, follows a refresh, resolves a conflict, or starts one. */
import type { Decision, ObservedState } from "../decision/decide";
import { blockedAfterRollback } from "./errors/ending";
import type { Fault } from "./fault";
import { defaultStopPolicy, failFastPolicy } from "../watch/launch-errors";
import { startPriority } from "../refresh/estimate";
import { isCounted } from "../refresh/fleet";
import { renderProgress } from "../refresh/progress";
import { hasMatchingFromOtherTriggers, renderReason, type RollReason } from "../decision/reasons";
import { toRequested } from "../refresh/requested-configuration";
import { isActive, type Snapshot } from "../refresh/snapshot";
import * as errors from "./errors/start";
import { resolveConflict } from "./conflict";
import { follow, type Followed } from "./follow";
import type { LaunchTemplateSpecification } from "../inputs/inputs";
import { renderGroupElsewhere } from "../refresh/target";
import type { Group } from "../refresh/group";
import type { Ports } from "./ports";
import { toolCommand } from "../diagnosis/next-command";
import { preflight } from "../preflight/preflight";
import { start, type Started } from "./start";
import type { ErrorContext, InstanceRefreshError } from "./errors/instance-refresh-error";
import type { RollRequest } from "./roll-request";

export type Step =
  | {
      readonly kind: "done";
      readonly reasons: readonly RollReason[];
      readonly followed: Partial<Followed>;
    }
  /** The conflicting refresh has ended: decide again. */
  | { readonly kind: "again" }
  | { readonly kind: "startConflict"; readonly lost?: Fault };

export interface Context {
  readonly request: RollRequest;
  readonly state: ObservedState;
  /** Whether this run has done nothing yet. */
  readonly isFirst: boolean;
  readonly group: Group | undefined;
  readonly deadline: number | undefined;
}

export async function execute(decision: Decision, context: Context, ports: Ports): Promise<Step> {
  const { errorContext } = context.request;
  switch (decision.act) {
    case "nothing":
      reportGroupElsewhere(decision.groupLaunchesFrom, context, ports);
      return { kind: "done", reasons: [], followed: {} };
    case "hold":
      reportHold(decision, errorContext, ports);
      reportGroupElsewhere(decision.groupLaunchesFrom, context, ports);
      return { kind: "done", reasons: decision.reasons, followed: {} };
    case "refuseHold":
      throw errors.holdRefused(errorContext, decision);
    case "record":
      ports.reporter.note(
        `refresh ${decision.refresh.instanceRefreshId} already rolled this change; recording it`,
      );
      return followAndFinish(decision.refresh, [], context, ports);
    case "block": {
      const error = blockedAfterRollback(errorContext, decision.refresh, decision.since);
      return { kind: "done", reasons: [], followed: { refresh: decision.refresh, error } };
    }
    case "refuse":
      throw errors.refreshInProgress(errorContext, decision.refresh);
    case "follow":
      return resumeOrAdopt(decision, context, ports);
    case "waitFor":
    case "supersede":
      await resolveConflict(
        decision,
        { request: context.request, deadline: context.deadline },
        ports,
      );
      return { kind: "again" };
    case "start":
      return startAndFollow(decision, context, ports);
  }
}

function reportHold(
  { reasons, running }: Extract<Decision, { act: "hold" }>,
  errorContext: ErrorContext,
  { reporter }: Ports,
): void {
  reporter.note(`on hold, nothing is started: ${reasons.map(renderReason).join("; ")}`);
  if (running === undefined) return;
  reporter.warn(
    `refresh ${running.instanceRefreshId} was started before and still runs, ${renderProgress(running)}: hold does not stop it. ` +
      `To stop it: ${toolCommand(errorContext, "cancel")}, or ${toolCommand(errorContext, "rollback")}`,
  );
}

/** Nobody knows whether the same update deletes the template. */
function reportGroupElsewhere(
  template: LaunchTemplateSpecification | undefined,
  { request }: Context,
  { reporter }: Ports,
): void {
  if (template === undefined) return;
  reporter.warn(renderGroupElsewhere(request.inputs.autoScalingGroupName, template));
}

async function resumeOrAdopt(
  { refresh, whose }: Extract<Decision, { act: "follow" }>,
  context: Context,
  ports: Ports,
): Promise<Step> {
  const how = whose === "ours" ? "resuming" : "adopting";
  ports.reporter.note(`${how} refresh ${refresh.instanceRefreshId}, ${renderProgress(refresh)}`);
  const { saved, desired, isEquivalent } = context.state;
  if (whose === "theirs" && hasMatchingFromOtherTriggers(saved, desired, isEquivalent)) {
    ports.reporter.note(startedBeforeTriggers(refresh));
  }
  return followAndFinish(refresh, [], { ...context, isResumed: true }, ports);
}

/** A refresh of a run that was killed looks the same as one that another user started with the same preferences. */
function startedBeforeTriggers({ startTime }: Snapshot): string {
  const since = startTime === undefined ? "" : ` (at ${startTime})`;
  return `it began before this run${since}: what it had replaced before the triggers changed is not replaced again; change them once more if it must be`;
}

async function startAndFollow(
  decision: Extract<Decision, { act: "start" }>,
  context: Context,
  ports: Ports,
): Promise<Step> {
  const { reasons, preferences } = decision;
  const { request, state } = context;
  const { autoScalingGroupName, strategy } = request.inputs;
  const { configuration, from } = state.desired.target;
  if (context.isFirst) reportUnattendedEnd(state, ports);
  await passPreflight(decision, context, ports);
  if (ports.signal.aborted) {
    throw errors.interruptedBeforeStart(request.errorContext);
  }
  ports.reporter.note(
    `starting an instance refresh${ofInstances(context.group)}: ${reasons.map(renderReason).join("; ")}`,
  );
  const priority = startPriority(context.group, state.desired.target, {
    preferences,
    skipMatching: preferences.skipMatching === true,
  });
  const before = new Set(state.history.map(({ snapshot }) => snapshot.instanceRefreshId));
  const result = await start(
    {
      autoScalingGroupName,
      preferences,
      ...(strategy !== undefined && { strategy }),
      ...(from === "program" &&
        configuration && { desiredConfiguration: toRequested(configuration) }),
    },
    { before, priority },
    ports,
  );
  switch (result.kind) {
    case "started":
      return followAndFinish(result.refresh, reasons, context, ports);
    case "conflict":
      return { ...result, kind: "startConflict" };
    case "unknown":
      throw errors.startUnknown(request.errorContext, result.fault);
    case "rejected":
      throw startRejected(request.errorContext, result);
  }
}

function startRejected(
  errorContext: ErrorContext,
  { fault, lost }: Extract<Started, { kind: "rejected" }>,
): InstanceRefreshError {
  const known = { ...errorContext, ...(lost && { lostStart: lost }) };
  return fault.kind === "groupNotFound"
    ? errors.groupNotFound(known, fault)
    : errors.startRejected(known, fault);
}

/** ` of 3 instances`, or nothing if the credentials may not describe the group. */
function ofInstances(group: Group | undefined): string {
  if (group === undefined) return "";
  const count = group.instances.filter(isCounted).length;
  return count === 1 ? " of 1 instance" : ` of ${count} instances`;
}

async function passPreflight(
  { preferences }: Extract<Decision, { act: "start" }>,
  { request, state, group }: Context,
  ports: Ports,
): Promise<void> {
  const skipMatching = preferences.skipMatching === true;
  const { target } = state.desired;
  const findings = await preflight({ inputs: request.inputs, target, skipMatching, group }, ports);
  for (const { severity, text } of findings) if (severity === "warning") ports.reporter.warn(text);
  if (findings.some(({ severity }) => severity === "error")) {
    throw errors.preflightFailed(request.errorContext, findings);
  }
}

/** Reports a refresh of ours that failed between two runs. */
function reportUnattendedEnd({ saved, history }: ObservedState, { reporter }: Ports): void {
  const ours = history.find(
    ({ snapshot }) => snapshot.instanceRefreshId === saved.instanceRefreshId,
  )?.snapshot;
  if (ours === undefined || isActive(ours) || ours.status === saved.status) return;
  reporter.note(`refresh ${ours.instanceRefreshId} ended unattended: ${renderProgress(ours)}`);
}

async function followAndFinish(
  refresh: Snapshot,
  reasons: readonly RollReason[],
  { request, deadline, isResumed = false }: Context & { readonly isResumed?: boolean },
  ports: Ports,
): Promise<Step> {
  const { inputs, errorContext, timeoutSeconds } = request;
  const result = await follow(
    {
      errorContext,
      refresh,
      isResumed,
      ...(deadline !== undefined && { deadline }),
      ...(timeoutSeconds !== undefined && { timeoutSeconds }),
      onTimeout: inputs.onTimeout ?? "leave",
      onInterrupt: inputs.onInterrupt ?? "leave",
      onFailFast: failFastPolicy(inputs),
      gates: inputs.gates ?? [],
      onGateFailure: inputs.onGateFailure ?? defaultStopPolicy(inputs),
    },
    ports,
  );
  return { kind: "done", reasons, followed: result };
}
