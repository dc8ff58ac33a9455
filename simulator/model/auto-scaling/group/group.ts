/** An Auto Scaling group: its settings, its members, and how it is found. */
import type { CreateAutoScalingGroupType } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../protocol/aws-error";
import type { World } from "../../world";
import { plan } from "../scheduler/scheduler";
import type { LaunchSource } from "../launch/launch-source";
import type { LifecycleHook } from "../lifecycle/hook";
import type { LaunchOrder, VacancyReason } from "../launch/launch-order";
import type { Member } from "../instance/member";
import type { Refresh } from "../refresh/refresh";
import { nextStepAfter } from "../scheduler/timing";
import type { Attachment } from "../load-balancers/target-groups";
import type { GroupReference } from "../scheduler/task";
import type { WarmPool } from "../warm-pool/warm-pool";

/** Settings that the model keeps in the API's own shape, because it mostly echoes them. */
export type GroupSettings = Readonly<
  Omit<
    CreateAutoScalingGroupType,
    | "AutoScalingGroupName"
    | "MinSize"
    | "MaxSize"
    | "DesiredCapacity"
    | "LaunchTemplate"
    | "LaunchConfigurationName"
    | "MixedInstancesPolicy"
    | "InstanceId"
    | "Tags"
    | "LifecycleHookSpecificationList"
    | "TargetGroupARNs"
    | "TrafficSources"
  >
>;

export interface GroupTag {
  readonly key: string;
  readonly value: string;
  readonly propagateAtLaunch: boolean;
}

/** A place where instances can be launched. */
export interface LaunchPlace {
  readonly availabilityZone: string;
  readonly availabilityZoneId: string;
  readonly subnetId: string;
}

/** What a rebalancing of zones holds above the desired capacity. */
export interface Rebalancing {
  /** Units of capacity. */
  readonly surplus: number;
  /** Why there is more than desired. */
  readonly sentence: string;
}

export interface Group extends GroupReference {
  /** Groups are numbered in the order of their creation. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  settings: GroupSettings;
  /** What instances are launched from: changed by UpdateAutoScalingGroup and by a successful refresh. */
  source: LaunchSource;
  /** The subnets, or the default subnets of the zones. */
  places: readonly LaunchPlace[];
  minSize: number;
  maxSize: number;
  desiredCapacity: number;
  /** By key. */
  readonly tags: Map<string, GroupTag>;
  /** Process name to the reason for its suspension. */
  readonly suspended: Map<string, string>;
  /** Names of the metrics that the group sends to CloudWatch. */
  readonly enabledMetrics: Set<string>;
  /** By instance id, oldest first. */
  readonly members: Map<string, Member>;
  warmPool: WarmPool | undefined;
  /** The instances of the warm pool, by instance id, oldest first. */
  readonly warmMembers: Map<string, Member>;
  /** By the ARN of the target group. */
  readonly attachments: Map<string, Attachment>;
  /** By name. */
  readonly hooks: Map<string, LifecycleHook>;
  /** Ids of members that are unhealthy and have not been replaced. */
  readonly unhealthy: Set<string>;
  /** Launches that have been decided but have not reached EC2, by number. */
  readonly orders: Map<number, LaunchOrder>;
  /** Why the next launches will be needed, oldest first; without an entry it is the difference between desired and actual capacity. */
  readonly vacancies: VacancyReason[];
  /** Sentence about the request that changed the desired capacity, until the change has been acted upon. */
  capacityRequest: string | undefined;
  /** Launches that failed in a row. */
  launchFailures: number;
  /** No launch before this time, in milliseconds since 1970. */
  retryAt: number | undefined;
  /** When a zone in which a launch has failed is tried again, in milliseconds since 1970, by the name of the zone. */
  readonly zoneFailures: Map<string, number>;
  /** Whether it has been given other places than it was created with. */
  wasMoved: boolean;
  /** A rebalancing of zones that is under way. */
  rebalancing: Rebalancing | undefined;
  /** When the worker looks next, in milliseconds since 1970. */
  stepAt: number | undefined;
  deleting: boolean;
  /** Oldest first. */
  readonly refreshes: Refresh[];
}

/** The group of a name, or AWS's error. */
export function requireGroup(world: World, name: string | undefined): Group {
  const group = world.autoScaling.groups.get(name ?? "");
  if (group) return group;
  throw new AwsError(
    "ValidationError",
    `AutoScalingGroup name not found - AutoScalingGroup ${name ?? "null"} not found`,
  );
}

/** The group that a task was planned for; undefined when it is no longer there. */
export function findReferredGroup(world: World, { name, arn }: GroupReference): Group | undefined {
  const group = world.autoScaling.groups.get(name);
  return group?.arn === arn ? group : undefined;
}

/** A member of a group or of its warm pool. */
export function findMember(group: Group, instanceId: string): Member | undefined {
  return group.members.get(instanceId) ?? group.warmMembers.get(instanceId);
}

/** Lets the group's worker look at the first opportunity after `now`. */
export function requestStep(world: World, group: Group, now: number): void {
  requestStepAt(world, group, nextStepAfter(group.createdAt, now));
}

/** Lets the worker see to the balance of zones, now that an instance has come to rest or is gone. */
export function requestBalance(world: World, group: Group, now: number): void {
  if (group.places.length > 1 || group.wasMoved) requestStep(world, group, now);
}

/** Lets the worker look at a time, unless it looks before anyway. */
export function requestStepAt(world: World, group: Group, at: number): void {
  if (group.stepAt !== undefined && group.stepAt <= at) return;
  group.stepAt = at;
  plan(world, at, { kind: "step", group: referTo(group) });
}

export function referTo({ name, arn }: Group): GroupReference {
  return { name, arn };
}

/** What is launched has changed: the next launch need not wait for the failures of the last ones. */
export function forgetLaunchFailures(group: Group): void {
  group.launchFailures = 0;
  group.retryAt = undefined;
  group.zoneFailures.clear();
}

/** Whether a process is suspended in a group. */
export function isSuspended(group: Group, process: string): boolean {
  return group.suspended.has(process);
}
