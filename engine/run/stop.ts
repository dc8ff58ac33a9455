/** Carries out what the user chose to happen with a refresh that is no longer waited for: leave, cancel or roll back. */
import type { StopResult } from "./stop-result";
import { isFault } from "./fault";
import type { StopPolicy } from "../inputs/inputs";
import { isActive, type Snapshot } from "../refresh/snapshot";
import { retryUntilAnswered } from "./retry";
import { withShortTimeout } from "./with-timeout";
import type { Ports } from "./ports";

export interface StopOptions {
  readonly autoScalingGroupName: string;
  readonly refresh: Snapshot;
  readonly policy: StopPolicy;
}

/** What was done, and the refresh as it is after that. */
export interface StoppedRefresh {
  readonly stopped: StopResult;
  readonly refresh: Snapshot;
}

/**
 * Never throws: what could not be done is part of the result. AWS ends whichever refresh of the group is active, so it is asked first
 * whether that is still ours; one that has ended meanwhile needs nothing done. AWS is asked again when it cannot be asked, but not after
 * an interrupt.
 */
export async function stopRefresh(options: StopOptions, ports: Ports): Promise<StoppedRefresh> {
  const { policy, refresh } = options;
  if (policy === "leave") return { stopped: { policy }, refresh };
  return end({ ...options, policy, refresh: await describeBefore(options, ports) }, ports);
}

/**
 * As `abandon`, of a version that was found to be bad. Left running it would be rolled on, so it is cancelled where there is no way back; where AWS
 * is on the way back by itself, that is left to it.
 */
export async function stopRefusedVersion(
  options: StopOptions,
  ports: Ports,
): Promise<StoppedRefresh> {
  const { policy } = options;
  if (policy === "leave") return stopRefresh(options, ports);
  const seen = await describeBefore(options, ports);
  if (seen.status === "RollbackInProgress") {
    return { stopped: { policy: "rollback" }, refresh: seen };
  }
  const result = await end({ ...options, policy, refresh: seen }, ports);
  const { fault: cannotRollBack } = result.stopped;
  if (policy !== "rollback" || !isFault(cannotRollBack, "irreversible")) return result;
  const { stopped, refresh } = await stopRefresh({ ...options, policy: "cancel" }, ports);
  return { stopped: { ...stopped, cannotRollBack }, refresh };
}

async function end(
  options: StopOptions & { readonly policy: "cancel" | "rollback" },
  ports: Ports,
): Promise<StoppedRefresh> {
  const { autoScalingGroupName, policy, refresh } = options;
  const { autoScaling } = ports;
  if (!isActive(refresh)) return { stopped: { policy }, refresh };
  const lookAfter = (): Promise<Snapshot> => describeOnce(options, autoScaling);
  try {
    await retryUntilAnswered(() => act(policy, autoScalingGroupName, autoScaling), ports);
    return { stopped: { policy }, refresh: await lookAfter() };
  } catch (error) {
    if (!isFault(error)) throw error;
    if (error.kind !== "noActiveRefresh") return { stopped: { policy, fault: error }, refresh };
    const seen = await lookAfter();
    return { stopped: { policy, ...(isUntouched(seen) && { fault: error }) }, refresh: seen };
  }
}

/** After an interrupt there is no time to wait for what AWS does not say at once. */
async function describeBefore(
  options: StopOptions,
  { autoScaling, clock, signal }: Ports,
): Promise<Snapshot> {
  const look = describeOnce(options, autoScaling);
  return signal.aborted ? ((await withShortTimeout(look, clock)) ?? options.refresh) : look;
}

/** AWS does not roll back a refresh that is pending, and says that there is none. */
function isUntouched({ status }: Snapshot): boolean {
  return status === "Pending";
}

function act(
  policy: "cancel" | "rollback",
  group: string,
  autoScaling: Ports["autoScaling"],
): Promise<void> {
  return policy === "cancel"
    ? autoScaling.cancelRefresh(group)
    : autoScaling.rollBackRefresh(group);
}

async function describeOnce(
  { autoScalingGroupName, refresh }: StopOptions,
  autoScaling: Ports["autoScaling"],
): Promise<Snapshot> {
  try {
    const [seen] = await autoScaling.describeRefreshes(
      autoScalingGroupName,
      refresh.instanceRefreshId,
    );
    return seen ?? refresh;
  } catch (error) {
    if (isFault(error)) return refresh;
    throw error;
  }
}
