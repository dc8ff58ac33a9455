/** Launches into the warm pool, and the way out of it into service. */
import { AwsError } from "../../../aws-error";
import { requireLaunchable } from "../../ec2/launchable";
import { scheduleState, setInstanceState } from "../../ec2/instances";
import type { World } from "../../world";
import { beginActivity, completeActivity, failActivity } from "../activity/record";
import { plan } from "../scheduler/scheduler";
import { offersForNext } from "../launch/allocation";
import { renderLaunchCause, type LaunchCause } from "../activity/cause";
import { referTo, type Group } from "../group/group";
import { requestStep } from "../scheduler/request-step";
import { findReferredGroup } from "../group/lookup";
import { runMember, toMember } from "../launch/launched-member";
import { planInService } from "../launch/launching";
import { holdForHooks } from "../lifecycle/wait";
import type { Member } from "../instance/member";
import { recordMembership } from "../instance/membership";
import { planGivingUp } from "../launch/launch-given-up";
import { injectLaunchFault } from "../fault-injection/injected-faults";
import { choosePlaces } from "../capacity/placement";
import { launchTarget } from "../refresh/target";
import { inServiceAfter, retryAfter } from "../scheduler/timing";
import type { Task } from "../scheduler/task";
import type { LaunchPlace } from "../launch/launch-order";

export interface WarmLaunch {
  readonly kind: "refresh" | "difference";
  readonly now: number;
}

/** Launches one instance into the pool; what EC2 refuses is tried again later. */
export function launchWarm(world: World, group: Group, { kind, now }: WarmLaunch): void {
  const from = group.warmMembers.size;
  const cause = renderLaunchCause({ kind, from, to: from + 1 }, now);
  const [place] = choosePlaces(group, 1, now);
  if (!place) return;
  try {
    const order = { number: 0, reason: kind, cause, weight: 1, place } as const;
    const accepted = { order, place, now, ...accept(world, group, place, now) };
    const { instanceId } = runMember(world, group, accepted);
    const begun = { kind: "warmLaunch", instanceId, cause, place, now } as const;
    const { activityId } = beginActivity(world, group, begun);
    const member: Member = {
      ...toMember(group, accepted, { instanceId, activityId }),
      lifecycleState: "Warmed:Pending",
      fromWarmPool: true,
    };
    group.warmMembers.set(instanceId, member);
    recordMembership(world, group, instanceId);
    const { terminationReason: reason, inServiceAfter: late = inServiceAfter } = accepted.fault;
    if (reason !== undefined) planGivingUp(world, group, { instanceId, reason, now });
    else plan(world, now + late, { kind: "warmed", group: referTo(group), instanceId });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const begun = { kind: "warmLaunch", instanceId: undefined, cause, place, now } as const;
    failActivity(world, beginActivity(world, group, begun), error.message, now);
    if (group.retryAt === undefined || group.retryAt <= now) group.launchFailures += 1;
    group.retryAt = now + retryAfter(group.launchFailures);
    requestStep(world, group, group.retryAt);
  }
}

/** The first offer, unless EC2 or an injected fault refuses it. */
function accept(world: World, group: Group, place: LaunchPlace, now: number) {
  const [offer] = offersForNext(world, group, launchTarget(group).source);
  if (!offer) throw new AwsError("ValidationError", "Nothing to launch from");
  const { imageId } = requireLaunchable(world, { ...offer, now });
  const { availabilityZone } = place;
  const fault = injectLaunchFault(world, group, { offer, imageId, availabilityZone });
  if (fault.failure !== undefined) throw new AwsError("ValidationError", fault.failure);
  return { offer, imageId, fault };
}

/** An instance has been prepared: launch hooks hold it, then it waits in the pool. */
export function finishWarming(world: World, task: Task & { kind: "warmed" }, now: number): void {
  const group = findReferredGroup(world, task.group);
  const member = group?.warmMembers.get(task.instanceId);
  if (!group || member?.lifecycleState !== "Warmed:Pending") return;
  const instance = world.ec2.instances.get(member.instanceId);
  if (instance?.state === "pending") setInstanceState(world, member.instanceId, "running", now);
  const transition = "autoscaling:EC2_INSTANCE_LAUNCHING";
  if (!holdForHooks(world, group, member, { transition, now })) {
    restInPool(world, group, member, now);
  }
}

/** The instance waits from now on, in the state that the pool wants. EC2's time to stop it is not simulated. */
export function restInPool(world: World, group: Group, member: Member, now: number): void {
  const state = group.warmPool?.state ?? "Stopped";
  member.lifecycleState = `Warmed:${state}`;
  completeActivity(world, member.activityId, now);
  member.activityId = undefined;
  const instance = world.ec2.instances.get(member.instanceId);
  if (instance?.state === "running" && state !== "Running") {
    setInstanceState(world, member.instanceId, "stopped", now);
  }
  requestStep(world, group, now);
}

/** Takes an instance out of the pool: it is started, and comes into service like a new one. */
export function takeFromPool(
  world: World,
  group: Group,
  member: Member,
  { cause, now }: { readonly cause: LaunchCause; readonly now: number },
): void {
  const { instanceId } = member;
  group.warmMembers.delete(instanceId);
  group.members.set(instanceId, member);
  recordMembership(world, group, instanceId);
  const begun = { kind: "warmStart", instanceId, cause: renderLaunchCause(cause, now) } as const;
  member.activityId = beginActivity(world, group, { ...begun, place: member, now }).activityId;
  member.lifecycleState = "Pending";
  const instance = world.ec2.instances.get(instanceId);
  if (instance?.state === "stopped") {
    setInstanceState(world, instanceId, "pending", now);
    scheduleState(world, instance, { state: "running", at: now + inServiceAfter });
  }
  planInService(world, group, member, now + inServiceAfter);
}
