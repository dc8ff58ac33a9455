/** An Auto Scaling group: its settings, its members, and how it is found. */
import type { CreateAutoScalingGroupType } from "@aws-sdk/client-auto-scaling";
import type { LaunchSource } from "../launch/launch-source";
import type { LifecycleHook } from "../lifecycle/hook";
import type { LaunchOrder, LaunchPlace, VacancyReason } from "../launch/launch-order";
import type { Member } from "../instance/member";
import type { Refresh } from "../refresh/refresh";
import type { Attachment } from "../load-balancers/attachment";
import type { GroupReference } from "../scheduler/task";
import type { ScalingPolicy } from "../scaling/scaling-policy";
import type { ScheduledAction } from "../scaling/scheduled-action";
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
    | "LoadBalancerNames"
    | "TrafficSources"
  >
>;

export interface GroupTag {
  readonly key: string;
  readonly value: string;
  readonly propagateAtLaunch: boolean;
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
  /** The types of events that each topic is told of, by its ARN. */
  readonly notifications: Map<string, readonly string[]>;
  readonly enabledMetrics: Set<string>;
  /** By instance id, oldest first. */
  readonly members: Map<string, Member>;
  warmPool: WarmPool | undefined;
  /** The instances of the warm pool, by instance id, oldest first. */
  readonly warmMembers: Map<string, Member>;
  /** By the ARN of the target group, or the name of the Classic Load Balancer. */
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
  /** By name. */
  readonly scheduledActions: Map<string, ScheduledAction>;
  /** By name. */
  readonly policies: Map<string, ScalingPolicy>;
  /** What simple policies wait for. */
  cooldown: Cooldown | undefined;
  /** Oldest first. */
  readonly refreshes: Refresh[];
}

/** What a simple policy has begun: the next one waits. */
export interface Cooldown {
  /** When the capacity was changed, in milliseconds since 1970. */
  readonly changedAt: number;
  readonly seconds: number;
}

/** A member of a group or of its warm pool. */
export function findMember(group: Group, instanceId: string): Member | undefined {
  return group.members.get(instanceId) ?? group.warmMembers.get(instanceId);
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
