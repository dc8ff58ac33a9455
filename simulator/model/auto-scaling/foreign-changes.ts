/** Changes of instances that were asked of EC2 and not of Auto Scaling: terminations and stops by hand, and instances of no group. */
import type { World } from "../world";
import { plan } from "./agenda";
import { findMember, referTo, requestStep } from "./group";
import { planHealthCheck } from "./health";
import { isInService, isLeaving, isRetained, isWarm } from "./member";

/**
 * The times at which EC2 has such changes to come, soonest first. Members that are hit are noted, and their health is read
 * in its turn. Only requests make such changes, so one look before each advance sees them all.
 */
export function noticeForeignChanges(world: World): number[] {
  const times = new Set<number>();
  for (const [instanceId, { state, at }] of world.ec2.scheduledInstanceStates) {
    const membership = world.autoScaling.memberships.get(instanceId);
    const group = membership && world.autoScaling.groups.get(membership.groupName);
    const member = group && findMember(group, instanceId);
    if (group && member && !member.lossNoticed && !isLeaving(member) && state !== "running") {
      member.lossNoticed = true;
      if (isInService(member)) planHealthCheck(world, group, member, 0);
      if (isRetained(member) && state === "terminated") {
        plan(world, at, { kind: "gone", group: referTo(group), instanceId });
      }
      if (isWarm(member)) requestStep(world, group, at);
    }
    if (!member || member.lossNoticed) times.add(at);
  }
  return [...times].sort((one, other) => one - other);
}
