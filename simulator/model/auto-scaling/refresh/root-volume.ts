/** The replacement of a member's root volume: the instance stays, gets another image, and comes into service again. */
import { retag } from "../../ec2/instance-register";
import { requireLaunchable } from "../../ec2/launchable";
import { AwsError } from "../../../aws-error";
import type { World } from "../../world";
import { beginActivity, failActivity, setActivityStatus } from "../activity/record";
import { plan } from "../scheduler/scheduler";
import { renderRootVolumeCause } from "../activity/cause";
import { referTo, type Group } from "../group/group";
import { requestStep } from "../scheduler/request-step";
import { findReferredGroup } from "../group/lookup";
import { currentOffers, type LaunchOffer } from "../launch/launch-offer";
import { planInService } from "../launch/launching";
import { holdForHooks } from "../lifecycle/wait";
import type { Member } from "../instance/member";
import { injectLaunchFault } from "../fault-injection/injected-faults";
import { launchTarget } from "./target";
import { inServiceAfter, proceedAfter, rootVolumeTakes } from "../scheduler/timing";
import type { Task } from "../scheduler/task";
import { beginTermination } from "../instance/terminating";

/** Takes a member out of service for another image. Termination hooks come before it, launch hooks after it. */
export function replaceRootVolume(world: World, group: Group, member: Member, now: number): void {
  const { instanceId, availabilityZone } = member;
  const cause = renderRootVolumeCause(now);
  const begun = { kind: "rootVolume", instanceId, cause, place: member, now } as const;
  const activity = beginActivity(world, group, begun);
  member.activityId = activity.activityId;
  member.lifecycleState = "ReplacingRootVolume";
  const offer = findOffer(world, group, member);
  const failure = findFailure(world, group, { offer, availabilityZone, now });
  if (!offer || failure !== undefined) {
    failActivity(world, activity, failure ?? `${member.instanceType} is not in the policy`, now);
    beginTermination(world, group, member, { cause: { kind: "refresh" }, now });
    requestStep(world, group, now);
    return;
  }
  const { deployedBy } = launchTarget(group);
  member.launchedAt = now;
  member.deployedBy = deployedBy;
  member.imageId = offer.imageId;
  member.imageIsOwn = true;
  member.launchTemplate = offer.launchTemplate;
  const transition = "autoscaling:EC2_INSTANCE_TERMINATING";
  if (!holdForHooks(world, group, member, { transition, now })) {
    detachVolume(world, group, member, now);
  }
}

/** The offer of a launch that a member could be changed into. */
function findOffer(world: World, group: Group, member: Member): LaunchOffer | undefined {
  const { source } = launchTarget(group);
  return currentOffers(world, source).find(
    ({ instanceType }) => instanceType === member.instanceType,
  );
}

interface ChangeInPlace {
  readonly offer: LaunchOffer | undefined;
  readonly availabilityZone: string;
  readonly now: number;
}

function findFailure(
  world: World,
  group: Group,
  { offer, availabilityZone, now }: ChangeInPlace,
): string | undefined {
  if (!offer) return undefined;
  try {
    const { imageId } = requireLaunchable(world, { ...offer, now });
    return injectLaunchFault(world, group, { offer, imageId, availabilityZone }).failure;
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}

/** EC2 begins with the replacement. */
export function detachVolume(world: World, group: Group, member: Member, now: number): void {
  const { instanceId, imageId, launchTemplate: template } = member;
  setActivityStatus(world, member.activityId, "InPlaceUpdateInProgress");
  const instance = world.ec2.instances.get(instanceId);
  if (instance) {
    const version = template && { "aws:ec2launchtemplate:version": template.version };
    world.ec2.instances.set(instanceId, { ...instance, imageId });
    retag(world.ec2, instanceId, { ...instance.tags, ...version });
  }
  plan(world, now + rootVolumeTakes, { kind: "rootVolume", group: referTo(group), instanceId });
}

/** The new volume is there; a little later the instance is on its way into service. */
export function advanceRootVolume(
  world: World,
  task: Task & { kind: "rootVolume" },
  now: number,
): void {
  const group = findReferredGroup(world, task.group);
  const member = group?.members.get(task.instanceId);
  if (!group || !member) return;
  if (/^ReplacingRootVolume(?::Proceed)?$/u.test(member.lifecycleState)) {
    member.lifecycleState = "RootVolumeReplaced";
    setActivityStatus(world, member.activityId, "WaitingForInPlaceUpdateToFinalize");
    plan(world, now + proceedAfter, task);
  } else if (member.lifecycleState === "RootVolumeReplaced") {
    member.lifecycleState = "Pending";
    planInService(world, group, member, now + inServiceAfter);
  }
}
