/** Carries out what the user chose to happen with a refresh that is no longer waited for: leave, cancel or roll back. */
import type { Abandoned } from "../core/abandoned";
import { isFault } from "../core/fault";
import type { Abandon } from "../core/inputs";
import type { Snapshot } from "../core/snapshot";
import { ask } from "./ask";
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
 * Never throws: what could not be done is part of the result. A refresh that has ended meanwhile needs nothing done. AWS is asked again
 * when it cannot be asked, but not after an interrupt.
 */
export async function abandon(options: AbandonOptions, ports: Ports): Promise<AbandonResult> {
  const { autoScalingGroupName, refresh, policy } = options;
  const { autoScaling } = ports;
  if (policy === "leave") return { abandoned: { policy }, refresh };
  try {
    await ask(() => act(policy, autoScalingGroupName, autoScaling), ports);
    return { abandoned: { policy }, refresh: await lookOnce(options, autoScaling) };
  } catch (error) {
    if (!isFault(error)) throw error;
    if (error.kind !== "noActiveRefresh") return { abandoned: { policy, fault: error }, refresh };
    const seen = await lookOnce(options, autoScaling);
    return { abandoned: { policy, ...(isUntouched(seen) && { fault: error }) }, refresh: seen };
  }
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
