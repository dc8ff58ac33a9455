/** Instances that a user brings into a group, and takes out of it alive. */
import { AwsError } from "../../../aws-error";
import { retag } from "../../ec2/instance-register";
import type { Ec2Instance } from "../../ec2/instance";
import type { World } from "../../world";
import { beginActivity, cancelActivity, completeActivity } from "../activity/record";
import { type Activity } from "../activity/activity";
import { plan } from "../scheduler/scheduler";
import { renderMembershipCause } from "../activity/cause";
import { referTo, type Group } from "../group/group";
import { requestStep } from "../scheduler/request-step";
import { findReferredGroup } from "../group/lookup";
import { unitsOfType } from "../launch/capacity-units";
import { planInService } from "../launch/launching";
import type { Member } from "./member";
import { recordMembership } from "./membership";
import { detachedAfter, inServiceAfter } from "../scheduler/timing";
import { deregisterMember } from "../load-balancers/attaching";
import type { Task } from "../scheduler/task";
import { unverified } from "../../unverified-texts";

export interface MembershipMove {
  /** The desired capacity before and after. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

/** A running instance that could be attached to a group. Throws where it cannot. */
export function requireAttachable(world: World, group: Group, id: string): Ec2Instance {
  const instance = world.ec2.instances.get(id);
  if (instance?.state !== "running") refuse(unverified.notAttachable(id));
  const owner = world.autoScaling.memberships.get(id)?.groupName;
  if (owner !== undefined) refuse(unverified.alreadyInGroup(id, owner));
  const { availabilityZone } = instance;
  if (!group.places.some((place) => place.availabilityZone === availabilityZone)) {
    refuse(unverified.otherZone(id, availabilityZone));
  }
  return instance;
}

/** Makes an instance a member: Pending, then in service like one that was launched. */
export function attachInstance(
  world: World,
  group: Group,
  instance: Ec2Instance,
  { from, to, now }: MembershipMove,
): void {
  const { instanceId } = instance;
  const cause = renderMembershipCause({ verb: "attached", instanceId, from, to }, now);
  const place = instance;
  const begun = { kind: "attach", instanceId, cause, place, now } as const;
  const { activityId } = beginActivity(world, group, begun);
  const member = toAttachedMember(group, instance, activityId);
  retag(world.ec2, instanceId, { ...instance.tags, "aws:autoscaling:groupName": group.name });
  group.members.set(instanceId, member);
  recordMembership(world, group, instanceId);
  planInService(world, group, member, now + inServiceAfter);
}

/** An attached instance was not launched from any template of the group, so a refresh replaces it. */
function toAttachedMember({ settings }: Group, instance: Ec2Instance, activityId: string): Member {
  const { instanceId, imageId, instanceType, subnetId } = instance;
  return {
    instanceId,
    imageId,
    imageIsOwn: false,
    instanceType,
    availabilityZone: instance.availabilityZone,
    availabilityZoneId: instance.availabilityZoneId,
    subnetId,
    weight: unitsOfType(settings, instanceType) ?? 1,
    spot: instance.lifecycle === "spot",
    launchedAt: instance.launchTime,
    activityId,
    lifecycleState: "Pending",
    inServiceAt: undefined,
    healthStatus: "Healthy",
    finding: undefined,
    lossNoticed: false,
    protectedFromScaleIn: false,
    replacedBy: undefined,
    wait: undefined,
    endsAt: undefined,
    fromWarmPool: false,
  };
}

/** Begins to take a member out of its group; it leaves when its targets have drained. */
export function detachInstance(
  world: World,
  group: Group,
  member: Member,
  { from, to, now }: MembershipMove,
): Activity {
  const { instanceId } = member;
  cancelActivity(world, member.activityId, now);
  const cause = renderMembershipCause({ verb: "detached", instanceId, from, to }, now);
  const begun = { kind: "detach", instanceId, cause, place: member, now } as const;
  const activity = beginActivity(world, group, begun);
  member.activityId = activity.activityId;
  member.lifecycleState = "Detaching";
  const outAt = deregisterMember(world, group, member, now);
  const at = Math.max(outAt, now + detachedAfter);
  plan(world, at, { kind: "detached", group: referTo(group), instanceId });
  return activity;
}

/** A member that was being detached is on its own. */
export function finishDetaching(
  world: World,
  task: Task & { kind: "detached" },
  now: number,
): void {
  const group = findReferredGroup(world, task.group);
  const member = group?.members.get(task.instanceId);
  if (!group || member?.lifecycleState !== "Detaching" || member.endsAt !== undefined) return;
  completeActivity(world, member.activityId, now);
  group.members.delete(member.instanceId);
  group.unhealthy.delete(member.instanceId);
  world.autoScaling.memberships.delete(member.instanceId);
  const instance = world.ec2.instances.get(member.instanceId);
  if (instance) {
    const { "aws:autoscaling:groupName": _group, ...tags } = instance.tags;
    retag(world.ec2, member.instanceId, tags);
  }
  requestStep(world, group, now);
}

function refuse(message: string): never {
  throw new AwsError("ValidationError", message);
}
