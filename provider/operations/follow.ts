/** Follows our refresh to its end, and carries out the user's choice when the wait ends before the refresh does. */
import * as errors from "../core/ending-errors";
import type { Abandon } from "../core/inputs";
import type { InstanceRefreshError, Scene } from "../core/instance-refresh-error";
import { isActive, type Snapshot } from "../core/snapshot";
import { judge } from "../core/verdict";
import { abandon } from "./abandon";
import type { Ports } from "./ports";
import { wait, type WaitEnd } from "./wait";

export interface FollowOptions {
  readonly scene: Scene;
  readonly refresh: Snapshot;
  readonly deadline?: number;
  /** Seconds from the beginning of the run to the deadline, for the message. */
  readonly timeoutSeconds?: number;
  readonly onTimeout: Abandon;
  readonly onInterrupt: Abandon;
}

/** The refresh as it was last seen, and why that is not a success. */
export interface Followed {
  readonly refresh: Snapshot;
  readonly error?: InstanceRefreshError;
}

export async function follow(options: FollowOptions, ports: Ports): Promise<Followed> {
  const { autoScalingGroupName } = options.scene;
  const { refresh, deadline } = options;
  const end = await wait(
    { autoScalingGroupName, refresh, ...(deadline !== undefined && { deadline }) },
    ports,
  );
  switch (end.kind) {
    case "ended":
      return judged(options.scene, end.refresh);
    case "timedOut":
      return afterTimeout(options, end.refresh, ports);
    case "interrupted":
      return afterInterrupt(options, end.refresh, ports);
    case "vanished":
    case "watchingStopped":
      return { refresh: end.refresh, error: unwatched(options.scene, end) };
  }
}

/** A refresh that has ended, with the error that its ending is. */
export function judged(scene: Scene, refresh: Snapshot): Followed {
  return judge(refresh) === "succeeded"
    ? { refresh }
    : { refresh, error: errors.endedBadly(scene, refresh) };
}

function unwatched(
  scene: Scene,
  end: Extract<WaitEnd, { kind: "vanished" | "watchingStopped" }>,
): InstanceRefreshError {
  return end.kind === "vanished"
    ? errors.refreshVanished(scene, end.refresh)
    : errors.watchingStopped(scene, end.refresh, end.fault);
}

/** A cancellation or rollback that the user asked for is followed to its own end: until then nobody knows what the fleet runs. */
async function afterTimeout(
  options: FollowOptions,
  refresh: Snapshot,
  ports: Ports,
): Promise<Followed> {
  const { scene, onTimeout, timeoutSeconds = 0 } = options;
  const { autoScalingGroupName } = scene;
  const result = await abandon({ autoScalingGroupName, refresh, policy: onTimeout }, ports);
  const isLeft = onTimeout === "leave" || result.abandoned.fault !== undefined;
  const last =
    isLeft || !isActive(result.refresh)
      ? result.refresh
      : (await wait({ autoScalingGroupName, refresh: result.refresh }, ports)).refresh;
  if (judge(last) === "succeeded") return { refresh: last };
  const details = { seconds: timeoutSeconds, abandoned: result.abandoned };
  return { refresh: last, error: errors.waitTimeout(scene, last, details) };
}

/** After Ctrl-C there is time for one call, not for another wait. */
async function afterInterrupt(
  options: FollowOptions,
  refresh: Snapshot,
  ports: Ports,
): Promise<Followed> {
  const { scene, onInterrupt } = options;
  const result = await abandon(
    { autoScalingGroupName: scene.autoScalingGroupName, refresh, policy: onInterrupt },
    ports,
  );
  if (judge(result.refresh) === "succeeded") return { refresh: result.refresh };
  return {
    refresh: result.refresh,
    error: errors.interrupted(scene, result.refresh, result.abandoned),
  };
}
