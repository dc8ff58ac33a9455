/** Follows our refresh to its end, and carries out the user's choice when the wait ends before the refresh does. */
import * as errors from "./errors/ending";
import type { Gate, GateFailure } from "../gates/gate";
import { gatesShut } from "../gates/gate-errors";
import { failFast } from "./errors/fail-fast";
import type { Hopeless } from "../watch/launch-errors";
import type { Abandon } from "../inputs/inputs";
import type { InstanceRefreshError, Scene } from "./errors/instance-refresh-error";
import { isActive, type Snapshot } from "../refresh/snapshot";
import { judge } from "../refresh/outcome";
import { abandon, abandonRefused, type AbandonResult } from "./stop";
import { diagnose, diagnoseInAHurry } from "../diagnosis/diagnose";
import { createFailFast, eachOf } from "../watch/fail-fast";
import { createGatekeeper } from "../gates/gate-runner";
import { judged, passed, type Means } from "./final-outcome";
import type { Ports } from "./ports";
import { createStallWatch } from "../watch/stall";
import { wait, type WaitEnd } from "../watch/poll";

export interface FollowOptions {
  readonly scene: Scene;
  readonly refresh: Snapshot;
  readonly deadline?: number;
  /** Seconds from the beginning of the run to the deadline, for the message. */
  readonly timeoutSeconds?: number;
  readonly onTimeout: Abandon;
  readonly onInterrupt: Abandon;
  /** What to do when no launch can succeed. Absent: wait until AWS gives up. */
  readonly onFailFast?: Abandon | undefined;
  /** Whether the refresh was begun before this run: what failed until now may have been cured. @default false */
  readonly isResumed?: boolean;
  /** @default none */
  readonly gates?: readonly Gate[];
  /** @default "cancel" */
  readonly onGateFailure?: Abandon;
}

/** The refresh as it was last seen, and why that is not a success. */
export interface Followed {
  readonly refresh: Snapshot;
  readonly error?: InstanceRefreshError;
}

export async function follow(options: FollowOptions, ports: Ports): Promise<Followed> {
  const { scene, refresh, deadline, onFailFast } = options;
  const { autoScalingGroupName } = scene;
  const gatekeeper = createGatekeeper(options, ports);
  const means = { gatekeeper, ports };
  const whenHopeless = onFailFast === undefined ? [] : [createFailFast(options, ports)];
  const sentinel = eachOf(gatekeeper.sentinel, ...whenHopeless, createStallWatch(scene, ports));
  if (!isActive(refresh)) return judged(options, refresh, means);
  const end = await wait(
    {
      autoScalingGroupName,
      refresh,
      sentinel,
      observe: ports.observe,
      ...(deadline !== undefined && { deadline }),
    },
    ports,
  );
  switch (end.kind) {
    case "ended":
      return judged(options, end.refresh, means);
    case "givenUp":
      return end.why.kind === "hopeless"
        ? afterHopeless(options, { refresh: end.refresh, hopeless: end.why.hopeless }, means)
        : afterGates(options, { refresh: end.refresh, failures: end.why.failures }, ports);
    case "timedOut":
      return afterTimeout(options, end, means);
    case "interrupted":
      return afterInterrupt(options, end.refresh, means);
    case "vanished":
    case "watchingStopped":
      return { refresh: end.refresh, error: unwatched(options.scene, end) };
  }
}

function unwatched(
  scene: Scene,
  end: Extract<WaitEnd, { kind: "vanished" | "watchingStopped" }>,
): InstanceRefreshError {
  return end.kind === "vanished"
    ? errors.refreshVanished(scene, end.refresh)
    : errors.watchingStopped(scene, end.refresh, end.fault);
}

/** The launches cannot succeed: what is found out about them now explains the ending. */
async function afterHopeless(
  options: FollowOptions,
  { refresh, hopeless }: { readonly refresh: Snapshot; readonly hopeless: Hopeless },
  means: Means,
): Promise<Followed> {
  const { ports } = means;
  const { scene, onFailFast: policy = "cancel" } = options;
  ports.reporter.note(`no instance can be launched: ${hopeless.meaning}; onFailFast: ${policy}`);
  const { autoScalingGroupName } = scene;
  const isGivenUp = policy !== "leave";
  const diagnosis = await diagnose({ scene, refresh, isGivenUp }, ports);
  const result = await abandon({ autoScalingGroupName, refresh, policy }, ports);
  const last = await seenOut(scene, result, ports);
  if (judge(last) === "succeeded") return passed(options, last, means);
  const { abandoned } = result;
  return { refresh: last, error: failFast(scene, last, { hopeless, abandoned, diagnosis }) };
}

/** A gate stayed shut: the new version is not good enough. */
async function afterGates(
  { scene, onGateFailure: policy = "cancel" }: FollowOptions,
  { refresh, failures }: { readonly refresh: Snapshot; readonly failures: readonly GateFailure[] },
  ports: Ports,
): Promise<Followed> {
  const { autoScalingGroupName } = scene;
  const result = await abandonRefused({ autoScalingGroupName, refresh, policy }, ports);
  const last = await seenOut(scene, result, ports);
  const { abandoned } = result;
  return { refresh: last, error: gatesShut(scene, last, { failures, abandoned }) };
}

async function afterTimeout(
  options: FollowOptions,
  { refresh, fault: unseen }: Extract<WaitEnd, { kind: "timedOut" }>,
  means: Means,
): Promise<Followed> {
  const { gatekeeper, ports } = means;
  const { scene, onTimeout: policy, timeoutSeconds: seconds = 0 } = options;
  const { autoScalingGroupName } = scene;
  const diagnosis = await diagnose({ scene, refresh }, ports);
  const result = await abandon({ autoScalingGroupName, refresh, policy }, ports);
  const last = await seenOut(scene, result, ports);
  if (judge(last) === "succeeded") return passed(options, last, means);
  const { abandoned } = result;
  const details = {
    seconds,
    at: refresh,
    abandoned,
    diagnosis,
    unseen,
    gates: gatekeeper.unopened(),
  };
  return { refresh: last, error: errors.waitTimeout(scene, last, details) };
}

/** A cancellation or rollback is followed to its own end: until then nobody knows what the fleet runs. */
async function seenOut(
  scene: Scene,
  { abandoned, refresh }: AbandonResult,
  ports: Ports,
): Promise<Snapshot> {
  const isLeft = abandoned.policy === "leave" || abandoned.fault !== undefined;
  if (isLeft || !isActive(refresh)) return refresh;
  const { autoScalingGroupName } = scene;
  const sentinel = createStallWatch(scene, ports);
  const { observe } = ports;
  return (await wait({ autoScalingGroupName, refresh, sentinel, observe }, ports)).refresh;
}

/** After Ctrl-C there is time for one call between two glances, not for another wait. */
async function afterInterrupt(
  options: FollowOptions,
  refresh: Snapshot,
  means: Means,
): Promise<Followed> {
  const { ports } = means;
  const { scene, onInterrupt: policy } = options;
  const { autoScalingGroupName } = scene;
  const [result, diagnosis] = await Promise.all([
    abandon({ autoScalingGroupName, refresh, policy }, ports),
    diagnoseInAHurry({ scene, refresh }, ports),
  ]);
  const { abandoned, refresh: last } = result;
  if (judge(last) === "succeeded") return passed(options, last, means);
  return { refresh: last, error: errors.interrupted(scene, last, abandoned, diagnosis) };
}
