/** Changes of instances that were asked of EC2 and not of Auto Scaling: terminations and stops by hand, and instances of no group. */
import type { DueInstanceState } from "../../ec2/instance";
import type { World } from "../../world";
import { plan } from "../scheduler/scheduler";
import { findMember, referTo, type Group } from "../group/group";
import { requestStep } from "../scheduler/request-step";
import { planHealthCheck } from "./health";
import { isInService, isLeaving, isRetained, isWarm, type Member } from "../instance/member";

/**
 * Notes the members that are hit, so that their health is read in its turn. Only requests make such changes, so one look before
 * each advance sees them all; what Auto Scaling itself ends is seen once and let be.
 */
export function noticeForeignChanges(world: World): void {
  const { scheduledInstanceStates, timetable } = world.ec2;
  const unnoticed = timetable.unnoticed();
  for (const instanceId of unnoticed) {
    const scheduled = scheduledInstanceStates.get(instanceId);
    const membership = world.autoScaling.memberships.get(instanceId);
    const group = membership && world.autoScaling.groups.get(membership.groupName);
    const member = group && findMember(group, instanceId);
    const isOpen = member && !member.lossNoticed && member.endsAt === undefined;
    // A member that hooks hold on its way out may be retained after all.
    if (scheduled && isOpen && isLeaving(member)) continue;
    unnoticed.delete(instanceId);
    if (scheduled && group && isOpen) notice(world, group, { member, scheduled });
  }
}

interface Hit {
  readonly member: Member;
  readonly scheduled: DueInstanceState;
}

function notice(world: World, group: Group, { member, scheduled: { state, at } }: Hit): void {
  const { instanceId } = member;
  member.lossNoticed = true;
  if (isInService(member)) planHealthCheck(world, group, member, 0);
  if (isRetained(member) && state === "terminated") {
    plan(world, at, { kind: "gone", group: referTo(group), instanceId });
  }
  if (isWarm(member)) requestStep(world, group, at);
}
