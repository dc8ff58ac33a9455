/** How a refresh ends, or turns back: each ending sets the record, sends its event and lets go of the surplus. */
import type { InstanceRefreshStatus } from "@aws-sdk/client-auto-scaling";
import { sendEvent } from "../../events";
import type { World } from "../../world";
import { activeCapacity } from "../capacity/capacity";
import { forgetLaunchFailures, type Group } from "../group/group";
import { requestStep } from "../scheduler/request-step";
import type { Refresh } from "./refresh";
import { unverified } from "../../unverified-texts";
import { warmActive, wantedWarm } from "../warm-pool/size";

/** Everything that a refresh tells EventBridge about, without the common beginning. */
export type RefreshEvent =
  | "Started"
  | "Checkpoint Reached"
  | "Started Baking"
  | "Succeeded"
  | "Failed"
  | "Cancelled"
  | "Rollback Started"
  | "Rollback Succeeded"
  | "Rollback Failed";

export interface RefreshMoment {
  readonly world: World;
  readonly group: Group;
  readonly refresh: Refresh;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The refresh did what it was for: only now the group takes the desired configuration over. */
export function succeed(moment: RefreshMoment): void {
  const { group, refresh } = moment;
  if (refresh.desired) group.source = refresh.desired.source;
  end(moment, "Successful", undefined);
  sendRefreshEvent(moment, "Succeeded");
}

/** The group has its old configuration everywhere again. */
export function finishRollback(moment: RefreshMoment): void {
  end(moment, "RollbackSuccessful", undefined);
  sendRefreshEvent(moment, "Rollback Succeeded");
}

/** The refresh cannot go on: it fails, turns back if it was told to, or fails in turning back. */
export function fail(moment: RefreshMoment, reason: string): void {
  const { refresh } = moment;
  if (refresh.rollback) {
    end(moment, "RollbackFailed", reason);
    sendRefreshEvent(moment, "Rollback Failed");
  } else if (refresh.settings.autoRollback) {
    turnBack(moment.group, refresh, unverified.rollbackTriggered(reason));
  } else {
    end(moment, "Failed", reason);
    sendRefreshEvent(moment, "Failed");
  }
}

/** A user cancelled it; its reason was given when the cancellation was asked for. */
export function finishCancellation(moment: RefreshMoment): void {
  end(moment, "Cancelled", moment.refresh.statusReason);
  sendRefreshEvent(moment, "Cancelled");
}

/** From now on the refresh only waits, if it is to, for what is under way. */
export function cancel(group: Group, refresh: Refresh, waitsForTransitions: boolean): void {
  withdrawLaunches(group, refresh);
  refresh.status = "Cancelling";
  refresh.waitsForTransitions = waitsForTransitions;
  refresh.statusReason = waitsForTransitions
    ? "Cancelled due to user request."
    : "Cancelled without waiting for ongoing instance launches and terminations due to user request.";
}

/** From now on the refresh goes back; the worker begins with it when it looks next. */
export function turnBack(group: Group, refresh: Refresh, reason: string): void {
  withdrawLaunches(group, refresh);
  refresh.status = "RollbackInProgress";
  refresh.statusReason = reason;
  refresh.checkpointUntil = undefined;
  refresh.bakesUntil = undefined;
  refresh.rollback = {
    reason,
    startedAt: undefined,
    percentageComplete: refresh.percentageComplete ?? 0,
    instancesToUpdate: refresh.instancesToUpdate ?? 0,
    pools: refresh.pools,
  };
}

/** What the refresh has not launched yet it does not hold any more: the old configuration would be launched in its place. */
function withdrawLaunches(group: Group, refresh: Refresh): void {
  for (const { number, reason } of [...group.orders.values()]) {
    if (reason === "refresh") group.orders.delete(number);
  }
  group.vacancies.splice(0, Infinity, ...group.vacancies.filter((reason) => reason !== "refresh"));
  const ahead = activeCapacity(group) - group.desiredCapacity;
  refresh.surplus = Math.min(refresh.surplus, Math.max(0, ahead));
  const warmAhead = warmActive(group).length - wantedWarm(group);
  refresh.poolSurplus = Math.min(refresh.poolSurplus, Math.max(0, warmAhead));
}

function end(
  moment: RefreshMoment,
  status: InstanceRefreshStatus,
  reason: string | undefined,
): void {
  const { world, group, refresh, now } = moment;
  refresh.status = status;
  refresh.statusReason = reason;
  refresh.endedAt = now;
  withdrawLaunches(group, refresh);
  refresh.surplus = 0;
  refresh.poolSurplus = 0;
  // What it held above the desired capacity, or owed, is now the group's own to settle.
  forgetLaunchFailures(group);
  requestStep(world, group, now);
}

/** Sends a refresh event; all its values are strings, and no status is among them. */
export function sendRefreshEvent(
  { world, group, refresh, now }: RefreshMoment,
  event: RefreshEvent,
  more: Readonly<Record<string, string>> = {},
): void {
  sendEvent(world, {
    detailType: `EC2 Auto Scaling Instance Refresh ${event}`,
    resource: group.arn,
    at: now,
    detail: { InstanceRefreshId: refresh.id, AutoScalingGroupName: group.name, ...more },
  });
}
