/** Follows our refresh to its end, and carries out the user's choice when the wait ends before the refresh does. */
import * as errors from "../core/ending-errors";
import type { Abandon } from "../core/inputs";
import type { InstanceRefreshError, Scene } from "../core/instance-refresh-error";
import { isActive, type Snapshot } from "../core/snapshot";
import { judge } from "../core/verdict";
import { abandon, type AbandonResult } from "./abandon";
import { diagnose, diagnoseInAHurry } from "./diagnose";
import { createFailFast, eachOf } from "./fail-fast";
import type { Ports } from "./ports";
import { createStallWatch } from "./stall";
import { wait, type WaitEnd } from "./wait";

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
}

/** The refresh as it was last seen, and why that is not a success. */
export interface Followed {
  readonly refresh: Snapshot;
  readonly error?: InstanceRefreshError;
}

export async function follow(options: FollowOptions, ports: Ports): Promise<Followed> {
  const { scene, refresh, deadline, onFailFast } = options;
  const { autoScalingGroupName } = scene;
  const stall = createStallWatch(scene, ports);
  const sentinel =
    onFailFast === undefined ? stall : eachOf(createFailFast(autoScalingGroupName, ports), stall);
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
      return judged(scene, end.refresh, ports);
    case "hopeless":
      return afterHopeless(options, end, ports);
    case "timedOut":
      return afterTimeout(options, end.refresh, ports);
    case "interrupted":
      return afterInterrupt(options, end.refresh, ports);
    case "vanished":
    case "watchingStopped":
      return { refresh: end.refresh, error: unwatched(options.scene, end) };
  }
}

/** A refresh that has ended, with the error that its ending is, explained. */
export async function judged(scene: Scene, refresh: Snapshot, ports: Ports): Promise<Followed> {
  if (judge(refresh) === "succeeded") return { refresh };
  const diagnosis = await diagnose({ scene, refresh }, ports);
  return { refresh, error: errors.endedBadly(scene, refresh, diagnosis) };
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
  { scene, onFailFast: policy = "cancel" }: FollowOptions,
  { refresh, hopeless }: Extract<WaitEnd, { kind: "hopeless" }>,
  ports: Ports,
): Promise<Followed> {
  ports.reporter.note(`no instance can be launched: ${hopeless.meaning}; onFailFast: ${policy}`);
  const { autoScalingGroupName } = scene;
  const diagnosis = await diagnose({ scene, refresh }, ports);
  const result = await abandon({ autoScalingGroupName, refresh, policy }, ports);
  const last = await seenOut(scene, result, ports);
  if (judge(last) === "succeeded") return { refresh: last };
  const { abandoned } = result;
  return { refresh: last, error: errors.failFast(scene, last, { hopeless, abandoned, diagnosis }) };
}

async function afterTimeout(
  { scene, onTimeout: policy, timeoutSeconds: seconds = 0 }: FollowOptions,
  refresh: Snapshot,
  ports: Ports,
): Promise<Followed> {
  const { autoScalingGroupName } = scene;
  const diagnosis = await diagnose({ scene, refresh }, ports);
  const result = await abandon({ autoScalingGroupName, refresh, policy }, ports);
  const last = await seenOut(scene, result, ports);
  if (judge(last) === "succeeded") return { refresh: last };
  const { abandoned } = result;
  return {
    refresh: last,
    error: errors.waitTimeout(scene, last, { seconds, abandoned, diagnosis }),
  };
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

/** After Ctrl-C there is time for one call and a glance, not for another wait. */
async function afterInterrupt(
  { scene, onInterrupt: policy }: FollowOptions,
  refresh: Snapshot,
  ports: Ports,
): Promise<Followed> {
  const { autoScalingGroupName } = scene;
  const [result, diagnosis] = await Promise.all([
    abandon({ autoScalingGroupName, refresh, policy }, ports),
    diagnoseInAHurry({ scene, refresh }, ports),
  ]);
  const { abandoned, refresh: last } = result;
  if (judge(last) === "succeeded") return { refresh: last };
  return { refresh: last, error: errors.interrupted(scene, last, abandoned, diagnosis) };
}
