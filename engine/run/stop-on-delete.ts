/** Stops our own refresh when the resource is deleted, if that was asked for; never anybody else's. */
import { boundReads } from "./bounded-reads";
import { cannotRollBack, deleteUnfinished } from "./errors/ending";
import { isFault, type Fault } from "./fault";
import type { StopPolicy } from "../inputs/inputs";
import { renderProgress } from "../refresh/progress";
import { isActive, type Snapshot } from "../refresh/snapshot";
import { retryUntilResponse } from "./retry";
import type { Ports } from "./ports";
import { pollUntilEnd } from "../watch/poll";
import { stopRefresh, type StoppedRefresh } from "./stop";

export interface StopOnDeleteOptions {
  readonly autoScalingGroupName: string;
  /** Our refresh. Without one there is nothing to stop. */
  readonly instanceRefreshId: string | undefined;
  readonly policy: StopPolicy;
  /** Seconds for all of it, the end of the cancellation or rollback included. Absent: until that has ended. */
  readonly timeoutSeconds?: number;
}

/**
 * No active refresh, another active refresh, or no group is a success.
 *
 * @throws Fault when AWS refuses, or could not be reached for minutes
 * @throws InstanceRefreshError if AWS cannot roll back, or the end was not observed
 */
export async function stopOnDelete(options: StopOnDeleteOptions, unbounded: Ports): Promise<void> {
  const { autoScalingGroupName, instanceRefreshId, policy, timeoutSeconds } = options;
  const { clock } = unbounded;
  const deadline = timeoutSeconds === undefined ? undefined : clock.now() + timeoutSeconds * 1000;
  const ports = boundReads(unbounded, deadline);
  if (policy === "leave" || instanceRefreshId === undefined) return;
  try {
    const refresh = await describe(autoScalingGroupName, instanceRefreshId, ports);
    if (refresh === undefined || !isActive(refresh)) return;
    ports.reporter.note(
      `${policy === "cancel" ? "cancelling" : "rolling back"} refresh ${instanceRefreshId}, ${renderProgress(refresh)}`,
    );
    const result = await stopRefresh({ autoScalingGroupName, refresh, policy }, ports);
    if (isEndDue(result, options, ports)) await waitForEnd(refresh, options, ports);
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
  const [seen] = await retryUntilResponse(
    () => describeRefreshes(autoScalingGroupName, instanceRefreshId),
    ports,
  );
  return seen;
}

/**
 * Whether the wait for the requested end is still needed.
 *
 * @throws Fault, InstanceRefreshError if the refresh could not be stopped
 */
function isEndDue(
  { stopped, refresh }: StoppedRefresh,
  { autoScalingGroupName }: StopOnDeleteOptions,
  { reporter }: Ports,
): boolean {
  const { policy, fault, isRollingBack } = stopped;
  if (fault !== undefined) {
    if (fault.kind === "irreversible")
      throw cannotRollBack({ autoScalingGroupName }, refresh, fault);
    if (!hasEnded(fault, refresh)) throw fault;
    return false;
  }
  if (isRollingBack && policy === "cancel") {
    reporter.note(
      `AWS is rolling ${refresh.instanceRefreshId} back, which is never cancelled: the rollback goes on`,
    );
    return false;
  }
  return isActive(refresh);
}

/** AWS's refusal is newer than its description. It also finds nothing to roll back while a refresh is pending. */
function hasEnded(fault: Fault, { status }: Snapshot): boolean {
  return fault.kind === "noActiveRefresh" && status !== "Pending";
}

/** @throws InstanceRefreshError if the wait ends before the refresh */
async function waitForEnd(
  refresh: Snapshot,
  { autoScalingGroupName }: StopOnDeleteOptions,
  ports: Ports,
): Promise<void> {
  const { deadline } = ports;
  const seen = await pollUntilEnd(
    { autoScalingGroupName, refresh, ...(deadline !== undefined && { deadline }) },
    ports,
  );
  if (seen.kind === "ended" || seen.kind === "vanished") return;
  const fault = "fault" in seen ? seen.fault : undefined;
  throw deleteUnfinished({ autoScalingGroupName }, seen.refresh, fault);
}
