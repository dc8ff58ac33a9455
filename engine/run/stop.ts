/** Carries out what the user chose to happen with a refresh that is no longer waited for: leave, cancel or roll back. */
import type { Abandoned } from "./stop-result";
import { isFault } from "./fault";
import type { Abandon } from "../inputs/inputs";
import { isActive, type Snapshot } from "../refresh/snapshot";
import { ask } from "./retry";
import { inAHurry } from "./with-timeout";
import type { Ports } from "./ports";

export interface AbandonOptions {
  readonly autoScalingGroupName: string;
  readonly refresh: Snapshot;
  readonly policy: Abandon;
}

/** What was done, and the refresh as it is after that. */
export interface AbandonResult {
  readonly abandoned: Abandoned;
  readonly refresh: Snapshot;
}

/**
 * Never throws: what could not be done is part of the result. AWS ends whichever refresh of the group is active, so it is asked first
 * whether that is still ours; one that has ended meanwhile needs nothing done. AWS is asked again when it cannot be asked, but not after
 * an interrupt.
 */
export async function abandon(options: AbandonOptions, ports: Ports): Promise<AbandonResult> {
  const { policy, refresh } = options;
  if (policy === "leave") return { abandoned: { policy }, refresh };
  return end({ ...options, policy, refresh: await lookBefore(options, ports) }, ports);
}

/**
 * As `abandon`, of a version that was found to be bad. Left running it would be rolled on, so it is cancelled where there is no way back; where AWS
 * is on the way back by itself, that is left to it.
 */
export async function abandonRefused(
  options: AbandonOptions,
  ports: Ports,
): Promise<AbandonResult> {
  const { policy } = options;
  if (policy === "leave") return abandon(options, ports);
  const seen = await lookBefore(options, ports);
  if (seen.status === "RollbackInProgress") {
    return { abandoned: { policy: "rollback" }, refresh: seen };
  }
  const result = await end({ ...options, policy, refresh: seen }, ports);
  const { fault: noWayBack } = result.abandoned;
  if (policy !== "rollback" || !isFault(noWayBack, "irreversible")) return result;
  const { abandoned, refresh } = await abandon({ ...options, policy: "cancel" }, ports);
  return { abandoned: { ...abandoned, noWayBack }, refresh };
}

async function end(
  options: AbandonOptions & { readonly policy: "cancel" | "rollback" },
  ports: Ports,
): Promise<AbandonResult> {
  const { autoScalingGroupName, policy, refresh } = options;
  const { autoScaling } = ports;
  if (!isActive(refresh)) return { abandoned: { policy }, refresh };
  const lookAfter = (): Promise<Snapshot> => lookOnce(options, autoScaling);
  try {
    await ask(() => act(policy, autoScalingGroupName, autoScaling), ports);
    return { abandoned: { policy }, refresh: await lookAfter() };
  } catch (error) {
    if (!isFault(error)) throw error;
    if (error.kind !== "noActiveRefresh") return { abandoned: { policy, fault: error }, refresh };
    const seen = await lookAfter();
    return { abandoned: { policy, ...(isUntouched(seen) && { fault: error }) }, refresh: seen };
  }
}

/** After an interrupt there is no time to wait for what AWS does not say at once. */
async function lookBefore(
  options: AbandonOptions,
  { autoScaling, clock, signal }: Ports,
): Promise<Snapshot> {
  const look = lookOnce(options, autoScaling);
  return signal.aborted ? ((await inAHurry(look, clock)) ?? options.refresh) : look;
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

async function lookOnce(
  { autoScalingGroupName, refresh }: AbandonOptions,
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
