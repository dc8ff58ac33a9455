/** EC2 instances: how one is launched, changes state and ends, and how its status checks stand. */
import { AwsError } from "../../aws-error";
import { keepInstance } from "./instance-register";
import { takeAddress, type Subnet } from "./network";
import type { Ec2State } from "./state";
import type { Ec2Instance, InstanceState, LaunchedFrom, ScheduledInstanceState } from "./instance";

export type StatusChecks = "initializing" | "ok" | "impaired" | "not-applicable";

/** The part of the world that instances live in. */
export interface InstanceWorld {
  readonly ec2: Ec2State;
}

export interface RunInstanceOptions {
  /** The time of the launch, in milliseconds since 1970. */
  readonly now: number;
  readonly imageId: string;
  readonly instanceType: string;
  /** @default the default subnet of `availabilityZone`, or of the first zone */
  readonly subnetId?: string | undefined;
  readonly availabilityZone?: string | undefined;
  /** @default the default security group */
  readonly securityGroupIds?: readonly string[] | undefined;
  readonly launchTemplate?: LaunchedFrom | undefined;
  /** @default "on-demand" */
  readonly lifecycle?: "on-demand" | "spot" | undefined;
  readonly keyName?: string | undefined;
  readonly iamInstanceProfileArn?: string | undefined;
  /** In Base64. */
  readonly userData?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** Instances of one RunInstances call share a reservation. @default a new one */
  readonly reservationId?: string | undefined;
  /** Seconds from `pending` to `running`. @default 4 */
  readonly runningAfter?: number | undefined;
}

/** Seconds that a launch usually takes; the recording of 2026-09-27 shows about five until InService. */
const secondsToRunning = 4;
/** Seconds from `shutting-down` to `terminated`; the recording shows terminations of 21 and 41 seconds. */
const secondsToTerminated = 30;
/** Seconds from launch until both status checks have reported for the first time. */
const secondsToFirstStatusCheck = 120;

/** Launches one instance: `pending` now, `running` a few seconds later. Throws EC2's error for an image or subnet that is not there. */
export function runInstance(world: InstanceWorld, options: RunInstanceOptions): Ec2Instance {
  const { ec2 } = world;
  const subnet = requireSubnet(ec2, options);
  ec2.numbers.instances += 1;
  const instance: Ec2Instance = {
    instanceId: ec2.ids.resource("i"),
    number: ec2.numbers.instances,
    reservationId: options.reservationId ?? ec2.ids.resource("r"),
    imageId: options.imageId,
    instanceType: options.instanceType,
    architecture: ec2.images.get(options.imageId)?.architecture ?? "x86_64",
    vpcId: subnet.vpcId,
    subnetId: subnet.subnetId,
    availabilityZone: subnet.availabilityZone,
    availabilityZoneId: subnet.availabilityZoneId,
    privateIpAddress: takeAddress(subnet),
    securityGroupIds: options.securityGroupIds ?? defaultSecurityGroups(ec2, subnet.vpcId),
    lifecycle: options.lifecycle ?? "on-demand",
    launchTime: options.now,
    ...(options.launchTemplate && { launchTemplate: options.launchTemplate }),
    ...(options.keyName !== undefined && { keyName: options.keyName }),
    ...(options.iamInstanceProfileArn !== undefined && {
      iamInstanceProfileArn: options.iamInstanceProfileArn,
    }),
    ...(options.userData !== undefined && { userData: options.userData }),
    state: "pending",
    stateChangedAt: options.now,
    impairedAt: undefined,
    tags: { ...launchTemplateTags(options.launchTemplate), ...options.tags },
  };
  keepInstance(ec2, instance);
  subnet.addressesHeld += 1;
  const runningAt = options.now + 1000 * (options.runningAfter ?? secondsToRunning);
  scheduleState(world, instance, { state: "running", at: runningAt });
  return instance;
}

/** Puts an instance into a state now, and forgets any change that was still to come. */
export function setInstanceState(
  world: InstanceWorld,
  instanceId: string,
  state: InstanceState,
  now: number,
): void {
  const instance = world.ec2.instances.get(instanceId);
  if (!instance || instance.state === state) return;
  world.ec2.scheduledInstanceStates.delete(instanceId);
  changeState(world.ec2, instance, state, now);
}

/** The change itself, at its own time. */
export function changeState(
  ec2: Ec2State,
  instance: Ec2Instance,
  state: InstanceState,
  at: number,
): void {
  const wasGone = isGone(instance);
  instance.state = state;
  instance.stateChangedAt = at;
  const subnet = ec2.subnets.get(instance.subnetId);
  if (subnet && !wasGone && isGone(instance)) subnet.addressesHeld -= 1;
  if (state === "terminated") ec2.terminatedInstances.set(instance.instanceId, at);
}

/** Begins the end of an instance: `shutting-down` now, `terminated` half a minute later. Harmless when it has already begun. */
export function terminateInstance(world: InstanceWorld, instanceId: string, now: number): void {
  const instance = world.ec2.instances.get(instanceId);
  if (!instance || isGone(instance)) return;
  setInstanceState(world, instanceId, "shutting-down", now);
  scheduleState(world, instance, { state: "terminated", at: now + 1000 * secondsToTerminated });
}

/** Plans a change of state; it takes the place of one that was still to come. */
export function scheduleState(
  { ec2 }: InstanceWorld,
  { instanceId }: Ec2Instance,
  scheduled: ScheduledInstanceState,
): void {
  ec2.numbers.changes += 1;
  const due = { ...scheduled, instanceId, number: ec2.numbers.changes };
  ec2.scheduledInstanceStates.set(instanceId, due);
  ec2.timetable.add(due);
}

/** Whether an instance is on its way out or out. */
export function isGone(instance: Ec2Instance): boolean {
  return instance.state === "shutting-down" || instance.state === "terminated";
}

/** How the EC2 status checks of an instance stand at a time. */
export function statusChecks(instance: Ec2Instance, now: number): StatusChecks {
  if (instance.state !== "running") return "not-applicable";
  if (instance.impairedAt !== undefined && instance.impairedAt <= now) return "impaired";
  return now < instance.launchTime + 1000 * secondsToFirstStatusCheck ? "initializing" : "ok";
}

/** AWS marks every instance with the launch template version it comes from. */
function launchTemplateTags(template: LaunchedFrom | undefined): Readonly<Record<string, string>> {
  if (!template) return {};
  return {
    "aws:ec2launchtemplate:id": template.launchTemplateId,
    "aws:ec2launchtemplate:version": String(template.versionNumber),
  };
}

function requireSubnet(ec2: Ec2State, { subnetId, availabilityZone }: RunInstanceOptions): Subnet {
  const subnet =
    subnetId === undefined ? findDefaultSubnet(ec2, availabilityZone) : ec2.subnets.get(subnetId);
  if (subnet) return subnet;
  if (subnetId !== undefined) {
    throw new AwsError("InvalidSubnetID.NotFound", `The subnet ID '${subnetId}' does not exist`);
  }
  throw new AwsError(
    "InvalidParameterValue",
    `Invalid availability zone: [${availabilityZone ?? ""}]`,
  );
}

function findDefaultSubnet(
  ec2: Ec2State,
  availabilityZone: string | undefined,
): Subnet | undefined {
  for (const subnet of ec2.subnets.values()) {
    if (
      subnet.isDefault &&
      (availabilityZone === undefined || subnet.availabilityZone === availabilityZone)
    ) {
      return subnet;
    }
  }
  return undefined;
}

function defaultSecurityGroups(ec2: Ec2State, vpcId: string): readonly string[] {
  return [...ec2.securityGroups.values()]
    .filter((group) => group.vpcId === vpcId && group.groupName === "default")
    .map((group) => group.groupId);
}
