/** The processes of a group that can be suspended and resumed. */
import { AwsError } from "../../../aws-error";
import { toSecond } from "../../events";
import type { World } from "../../world";
import { type Group } from "./group";
import { requestStep } from "../scheduler/request-step";
import { planHealthCheck } from "../health/health";
import { unverified } from "../../unverified-texts";

/** By the names that SuspendProcesses takes. */
export const processes = [
  "Launch",
  "Terminate",
  "AddToLoadBalancer",
  "AlarmNotification",
  "AZRebalance",
  "HealthCheck",
  "InstanceRefresh",
  "ReplaceUnhealthy",
  "ScheduledActions",
] as const;

/** Suspends the named processes; without names, all. */
export function suspendProcesses(
  group: Group,
  names: readonly string[] | undefined,
  now: number,
): void {
  for (const name of readProcesses(names)) {
    if (!group.suspended.has(name)) group.suspended.set(name, `User suspended at ${toSecond(now)}`);
  }
}

/** Resumes the named processes, or all; what was held up happens when the worker looks next. */
export function resumeProcesses(
  world: World,
  group: Group,
  names: readonly string[] | undefined,
  now: number,
): void {
  for (const name of readProcesses(names)) {
    // Readings of the status checks that fell into the suspension are made up for.
    if (group.suspended.delete(name) && name === "HealthCheck") {
      for (const member of group.members.values()) planHealthCheck(world, group, member, now);
    }
  }
  requestStep(world, group, now);
}

function readProcesses(names: readonly string[] | undefined): readonly string[] {
  if (names === undefined || names.length === 0) return processes;
  for (const name of names) {
    if (!processes.some((process) => process === name)) {
      throw new AwsError("ValidationError", unverified.noSuchProcess(name));
    }
  }
  return names;
}
