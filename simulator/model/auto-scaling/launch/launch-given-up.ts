/** A launch that EC2 accepts and gives up: the instance is terminated before it comes into service, as with a key that it may not use. */
import { terminateInstance } from "../../ec2/instances";
import type { World } from "../../world";
import { abandonActivity } from "../activity/record";
import { noteLaunchFailure } from "../capacity/zone-failure";
import { findMember, referTo, type Group } from "../group/group";
import { findReferredGroup } from "../group/lookup";
import { beginTermination } from "../instance/terminating";
import { plan } from "../scheduler/scheduler";
import { requestStep } from "../scheduler/request-step";
import { givenUpAfter } from "../scheduler/timing";
import type { Task } from "../scheduler/task";

export interface GivenUp {
  readonly instanceId: string;
  /** EC2's code and sentence, for example `Client.InvalidKMSKey.InvalidState: …`. */
  readonly reason: string;
  readonly now: number;
}

/** Plans the moment at which EC2 gives a launch up. */
export function planGivingUp(
  world: World,
  group: Group,
  { instanceId, reason, now }: GivenUp,
): void {
  const task = { kind: "givenUp", group: referTo(group), instanceId, reason } as const;
  plan(world, now + givenUpAfter, task);
}

/** The launch's activity ends `Cancelled` with the instance's id, in the words of many logs; the group launches again later. */
export function giveUpLaunch(world: World, task: Task & { kind: "givenUp" }, now: number): void {
  const group = findReferredGroup(world, task.group);
  const member = group && findMember(group, task.instanceId);
  const isPending =
    member?.lifecycleState === "Pending" || member?.lifecycleState === "Warmed:Pending";
  if (!group || !member || !isPending) return;
  terminateInstance(world, member.instanceId, now);
  const message = `Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: ${task.reason}`;
  abandonActivity(world, member.activityId, message, now);
  beginTermination(world, group, member, { cause: { kind: "unhealthy", finding: "ec2Gone" }, now });
  requestStep(world, group, noteLaunchFailure(group, member.availabilityZone, now));
}
