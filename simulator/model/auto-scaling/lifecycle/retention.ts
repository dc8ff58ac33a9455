/** Retention: an instance whose termination hook was abandoned stays alive, out of service, where the group's lifecycle policy says so. */
import type { LifecycleState } from "@aws-sdk/client-auto-scaling";
import type { World } from "../../world";
import { abandonActivity } from "../activity/record";
import { plan } from "../scheduler/scheduler";
import { findMember, referTo, type Group } from "../group/group";
import { requestStep } from "../scheduler/request-step";
import { findReferredGroup } from "../group/lookup";
import type { Member } from "../instance/member";
import { proceedAfter } from "../scheduler/timing";
import type { Task } from "../scheduler/task";

/** The states after the hooks, and where an instance that is retained goes from there. */
const retainedStates: Partial<Record<LifecycleState, LifecycleState>> = {
  "Terminating:Proceed": "Terminating:Retained",
  "Warmed:Terminating:Proceed": "Warmed:Terminating:Retained",
  "Warmed:Pending:Proceed": "Warmed:Pending:Retained",
};

/** Whether a group keeps what the abandonment of a termination hook would end. */
export function retainsAbandoned({ settings, deleting }: Group): boolean {
  const { RetentionTriggers } = settings.InstanceLifecyclePolicy ?? {};
  return !deleting && RetentionTriggers?.TerminateHookAbandon === "retain";
}

export interface Abandonment {
  /** Why its activity did not do what it was for. */
  readonly message: string;
  readonly now: number;
}

/** Keeps a member that its hooks held; false where its state knows no retention. */
export function retain(
  world: World,
  group: Group,
  member: Member,
  { message, now }: Abandonment,
): boolean {
  const { wait, instanceId } = member;
  if (!wait || !retainedStates[wait.proceed]) return false;
  abandonActivity(world, member.activityId, message, now);
  member.activityId = undefined;
  member.lifecycleState = wait.proceed;
  member.wait = undefined;
  plan(world, now + proceedAfter, { kind: "retained", group: referTo(group), instanceId });
  return true;
}

/** A member that is to be retained is there; it stays until somebody terminates it. */
export function finishRetaining(
  world: World,
  task: Task & { kind: "retained" },
  now: number,
): void {
  const group = findReferredGroup(world, task.group);
  const member = group && findMember(group, task.instanceId);
  const state = member && retainedStates[member.lifecycleState];
  if (!group || !state || member.endsAt !== undefined) return;
  member.lifecycleState = state;
  requestStep(world, group, now);
}
