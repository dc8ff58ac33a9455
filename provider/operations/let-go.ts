/** Ends our own refresh when the resource is deleted, if that was asked for; never anybody else's. */
import { cannotRollBack, deleteUnfinished } from "../core/ending-errors";
import { isFault } from "../core/fault";
import type { Abandon } from "../core/inputs";
import { renderProgress } from "../core/progress";
import { isActive, type Snapshot } from "../core/snapshot";
import type { Ports } from "./ports";
import { wait } from "./wait";

export interface LetGoOptions {
  readonly autoScalingGroupName: string;
  /** The refresh that is ours. Without one there is nothing to end. */
  readonly instanceRefreshId: string | undefined;
  readonly policy: Abandon;
  /** Seconds to wait for the cancellation or rollback to end. Absent: until it has. */
  readonly timeoutSeconds?: number;
}

/** Nothing active, another refresh active, or no group at all is success. @throws Fault when AWS refuses; InstanceRefreshError when there is no way back */
export async function letGo(options: LetGoOptions, ports: Ports): Promise<void> {
  const { autoScalingGroupName, instanceRefreshId, policy, timeoutSeconds } = options;
  if (policy === "leave" || instanceRefreshId === undefined) return;
  const { autoScaling, clock, reporter } = ports;
  try {
    const [ours] = await autoScaling.describeRefreshes(autoScalingGroupName, instanceRefreshId);
    if (ours === undefined || !isActive(ours)) return;
    reporter.note(
      `${policy === "cancel" ? "cancelling" : "rolling back"} refresh ${instanceRefreshId}, ${renderProgress(ours)}`,
    );
    await (policy === "cancel"
      ? autoScaling.cancelRefresh(autoScalingGroupName)
      : rollBack(autoScalingGroupName, ours, autoScaling));
    const deadline = timeoutSeconds === undefined ? undefined : clock.now() + timeoutSeconds * 1000;
    const end = await wait(
      { autoScalingGroupName, refresh: ours, ...(deadline !== undefined && { deadline }) },
      ports,
    );
    if (end.kind === "timedOut" || end.kind === "interrupted") {
      throw deleteUnfinished({ autoScalingGroupName }, end.refresh);
    }
  } catch (error) {
    if (!isFault(error, "groupNotFound", "noActiveRefresh")) throw error;
  }
}

/** @throws InstanceRefreshError when AWS has no way back for this refresh */
async function rollBack(
  autoScalingGroupName: string,
  refresh: Snapshot,
  autoScaling: Ports["autoScaling"],
): Promise<void> {
  try {
    await autoScaling.rollBackRefresh(autoScalingGroupName);
  } catch (error) {
    if (!isFault(error, "irreversible")) throw error;
    throw cannotRollBack({ autoScalingGroupName }, refresh, error);
  }
}
