/** Ends our own refresh when the resource is deleted, if that was asked for; never anybody else's. */
import { cannotRollBack, deleteUnfinished } from "./errors/ending";
import { isFault } from "./fault";
import type { StopPolicy } from "../inputs/inputs";
import { renderProgress } from "../refresh/progress";
import { isActive, type Snapshot } from "../refresh/snapshot";
import { retryUntilAnswered } from "./retry";
import type { Ports } from "./ports";
import { pollUntilEnd } from "../watch/poll";

export interface StopOnDeleteOptions {
  readonly autoScalingGroupName: string;
  /** The refresh that is ours. Without one there is nothing to end. */
  readonly instanceRefreshId: string | undefined;
  readonly policy: StopPolicy;
  /** Seconds to wait for the cancellation or rollback to end. Absent: until it has. */
  readonly timeoutSeconds?: number;
}

/**
 * Nothing active, another refresh active, or no group at all is success.
 *
 * @throws Fault when AWS refuses, or cannot be asked for long
 * @throws InstanceRefreshError when there is no way back, or the end has not been seen
 */
export async function stopOnDelete(options: StopOnDeleteOptions, ports: Ports): Promise<void> {
  const { autoScalingGroupName, instanceRefreshId, policy } = options;
  if (policy === "leave" || instanceRefreshId === undefined) return;
  try {
    const ours = await describe(autoScalingGroupName, instanceRefreshId, ports);
    if (ours === undefined || !isActive(ours)) return;
    ports.reporter.note(
      `${policy === "cancel" ? "cancelling" : "rolling back"} refresh ${instanceRefreshId}, ${renderProgress(ours)}`,
    );
    const isToCome = await end(ours, { autoScalingGroupName, policy }, ports);
    if (isToCome) await waitForEnd(ours, options, ports);
  } catch (error) {
    if (!isFault(error, "groupNotFound")) throw error;
  }
}

async function describe(
  autoScalingGroupName: string,
  instanceRefreshId: string,
  ports: Ports,
): Promise<Snapshot | undefined> {
  const { describeRefreshes } = ports.autoScaling;
  const [seen] = await retryUntilAnswered(
    () => describeRefreshes(autoScalingGroupName, instanceRefreshId),
    ports,
  );
  return seen;
}

/** Seconds. A pending refresh begins within ten. */
const pendingDelay = 5;

/**
 * Asks AWS to end it. Where AWS says that there is none, it has ended, or is being rolled back already because an answer was lost, or is
 * pending: soon there is one to roll back.
 *
 * @returns whether an end is to come
 */
async function end(refresh: Snapshot, options: Ending, ports: Ports): Promise<boolean> {
  const { autoScalingGroupName } = options;
  const { clock, signal } = ports;
  for (;;) {
    try {
      await retryUntilAnswered(() => act(options, ports), ports);
      return true;
    } catch (error) {
      if (isFault(error, "irreversible"))
        throw cannotRollBack({ autoScalingGroupName }, refresh, error);
      if (!isFault(error, "noActiveRefresh") || signal.aborted) throw error;
      const seen = await describe(autoScalingGroupName, refresh.instanceRefreshId, ports);
      if (seen?.status !== "Pending") return seen?.status === "RollbackInProgress";
      await clock.sleep(pendingDelay * 1000, signal);
    }
  }
}

interface Ending {
  readonly autoScalingGroupName: string;
  readonly policy: "cancel" | "rollback";
}

function act({ autoScalingGroupName, policy }: Ending, { autoScaling }: Ports): Promise<void> {
  return policy === "cancel"
    ? autoScaling.cancelRefresh(autoScalingGroupName)
    : autoScaling.rollBackRefresh(autoScalingGroupName);
}

/** @throws InstanceRefreshError when the wait for it ends before */
async function waitForEnd(
  refresh: Snapshot,
  { autoScalingGroupName, timeoutSeconds }: StopOnDeleteOptions,
  ports: Ports,
): Promise<void> {
  const { clock } = ports;
  const deadline = timeoutSeconds === undefined ? undefined : clock.now() + timeoutSeconds * 1000;
  const seen = await pollUntilEnd(
    { autoScalingGroupName, refresh, ...(deadline !== undefined && { deadline }) },
    ports,
  );
  if (seen.kind === "ended" || seen.kind === "vanished") return;
  const fault = "fault" in seen ? seen.fault : undefined;
  throw deleteUnfinished({ autoScalingGroupName }, seen.refresh, fault);
}
