/** The launch of a member: begun in EC2, then in service; or failed, and tried again later. */
import { AwsError } from "../../../aws-error";
import { setInstanceState } from "../../ec2/instances";
import { requireLaunchable } from "../../ec2/launchable";
import type { World } from "../../world";
import { beginActivity, completeActivity, failActivity } from "../activity/record";
import { plan } from "../scheduler/scheduler";
import { referTo, type Group } from "../group/group";
import { requestBalance } from "../scheduler/request-step";
import { requestStep } from "../scheduler/request-step";
import { findReferredGroup } from "../group/lookup";
import { planHealthCheck } from "../health/health";
import { planGivingUp } from "./launch-given-up";
import { offersForNext } from "./allocation";
import type { LaunchOffer } from "./launch-offer";
import { runMember, toMember, type AcceptedLaunch } from "./launched-member";
import { holdForHooks } from "../lifecycle/wait";
import type { Member } from "../instance/member";
import { recordMembership } from "../instance/membership";
import type { LaunchOrder, LaunchPlace } from "./launch-order";
import { injectLaunchFault } from "../fault-injection/injected-faults";
import { launchTarget } from "../refresh/target";
import { inServiceAfter } from "../scheduler/timing";
import { registerMember } from "../load-balancers/attaching";
import type { Task } from "../scheduler/task";
import { noteLaunchFailure } from "../capacity/zone-failure";

/** Carries out an order, unless it was withdrawn. */
export function beginLaunch(world: World, task: Task & { kind: "launch" }, now: number): void {
  const group = findReferredGroup(world, task.group);
  const order = group?.orders.get(task.order);
  if (!group || !order) return;
  group.orders.delete(order.number);
  const { place } = order;
  try {
    const { offer, imageId } = chooseOffer(world, group, now);
    const fault = injectLaunchFault(world, group, {
      offer,
      imageId,
      availabilityZone: place.availabilityZone,
    });
    if (fault.failure !== undefined) throw new LaunchRefused(fault.failure);
    launch(world, group, { order, offer, imageId, place, fault, now });
  } catch (error) {
    if (!(error instanceof LaunchRefused) && !(error instanceof AwsError)) throw error;
    const message = error instanceof LaunchRefused ? error.message : toStatusMessage(error);
    refuse(world, group, { order, place, message, now });
  }
}

/** EC2's sentence, with what Auto Scaling adds to it. */
function toStatusMessage({ message }: AwsError): string {
  return `${message.replace(/\.$/u, "")}. Launching EC2 instance failed.`;
}

/** A launch that a scenario refuses, in the words of its rule. */
class LaunchRefused extends Error {}

/** The first offer that EC2 would take; if it takes none, its error about the first one. */
function chooseOffer(
  world: World,
  group: Group,
  now: number,
): { offer: LaunchOffer; imageId: string } {
  const { source } = launchTarget(group);
  let refusal: unknown;
  for (const offer of offersForNext(world, group, source)) {
    try {
      const { imageId } = requireLaunchable(world, { ...offer, now });
      return { offer, imageId };
    } catch (error) {
      refusal ??= error;
    }
  }
  throw refusal instanceof Error
    ? refusal
    : new AwsError("ValidationError", "Nothing to launch from");
}

/** EC2 takes the launch: the group has a new member, Pending. */
function launch(world: World, group: Group, accepted: AcceptedLaunch): void {
  const { order, place, fault, now } = accepted;
  const { instanceId } = runMember(world, group, accepted);
  const changesCapacity = order.reason === "difference";
  const begun = {
    kind: "launch",
    instanceId,
    cause: order.cause,
    place,
    changesCapacity,
    now,
  } as const;
  const { activityId } = beginActivity(world, group, begun);
  const member = toMember(group, accepted, { instanceId, activityId });
  group.members.set(instanceId, member);
  recordMembership(world, group, instanceId);
  const { terminationReason: reason } = fault;
  if (reason !== undefined) planGivingUp(world, group, { instanceId, reason, now });
  else planInService(world, group, member, now + (fault.inServiceAfter ?? inServiceAfter));
}

/** Plans the moment a pending member comes into service, or before its lifecycle hooks. */
export function planInService(
  world: World,
  group: Group,
  { instanceId }: Member,
  at: number,
): void {
  plan(world, at, { kind: "inService", group: referTo(group), instanceId });
}

interface Refusal {
  readonly order: LaunchOrder;
  readonly place: LaunchPlace;
  readonly message: string;
  readonly now: number;
}

/** Records a launch that EC2 refused; the vacancy stays, and is tried again after a while. */
function refuse(world: World, group: Group, { order, place, message, now }: Refusal): void {
  const begun = { kind: "launch", instanceId: undefined, cause: order.cause, place, now } as const;
  failActivity(world, beginActivity(world, group, begun), message, now);
  if (order.reason === "rebalance") group.rebalancing = undefined;
  else if (order.reason !== "difference") group.vacancies.push(order.reason);
  requestStep(world, group, noteLaunchFailure(group, place.availabilityZone, now));
}

/** A pending member comes into service, unless lifecycle hooks hold it. */
export function comeIntoService(
  world: World,
  task: Task & { kind: "inService" },
  now: number,
): void {
  const group = findReferredGroup(world, task.group);
  const member = group?.members.get(task.instanceId);
  if (!group || member?.lifecycleState !== "Pending") return;
  const instance = world.ec2.instances.get(member.instanceId);
  if (instance?.state === "pending") setInstanceState(world, member.instanceId, "running", now);
  const transition = "autoscaling:EC2_INSTANCE_LAUNCHING";
  if (!holdForHooks(world, group, member, { transition, now })) {
    enterService(world, group, member, now);
  }
}

/** Nothing is between a pending member and its service any more. */
export function enterService(world: World, group: Group, member: Member, now: number): void {
  member.lifecycleState = "InService";
  member.inServiceAt = now;
  group.launchFailures = 0;
  group.zoneFailures.delete(member.availabilityZone);
  completeActivity(world, member.activityId, now);
  member.activityId = undefined;
  registerMember(world, group, member, now);
  planHealthCheck(world, group, member, now);
  requestBalance(world, group, now);
}
