/** Creates and changes groups on request, with AWS's refusals. */
import type {
  CreateAutoScalingGroupType,
  Tag,
  UpdateAutoScalingGroupType,
} from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../aws-error";
import type { World } from "../../world";
import { renderCapacityRequest, type CapacityRequest } from "../activity/cause";
import { forgetLaunchFailures, type Group, type GroupTag } from "./group";
import { requestStep } from "../scheduler/request-step";
import { checkSettings } from "./rules";
import { keepGroup } from "./register";
import { modelledOnInstance } from "./from-instance";
import { mergeSettings, settingsOf } from "./settings";
import { planHealthCheck } from "../health/health";
import { attachSources } from "../load-balancers/attaching";
import { sourcesOf } from "../load-balancers/traffic-source";
import { putHook } from "../lifecycle/hook";
import { overridesOf, type LaunchSource } from "../launch/launch-source";
import { checkCapacityType, reweighMembers } from "../launch/capacity-units";
import { checkSource } from "../launch/template-check";
import { readLaunchSource } from "../launch/resolve-launch-source";
import { onlyOneSource } from "../launch/resolve-launch-source";
import { placesOf } from "../launch/launch-place";
import { findActiveRefresh } from "../refresh/refresh";
import { unverified } from "../../unverified-texts";
import { partitionOf } from "../../../partition";

/** A new group; its first instances are launched by the worker's first look. */
export function createGroup(world: World, request: CreateAutoScalingGroupType, now: number): Group {
  const { autoScaling: state } = world;
  const { AutoScalingGroupName: name = "", InstanceId } = request;
  if (state.groups.has(name)) {
    throw new AwsError(
      "AlreadyExists",
      `AutoScalingGroup by this name already exists - A group with the name ${name} already exists`,
    );
  }
  if (InstanceId === undefined) return addGroup(world, request, now);
  const modelled = modelledOnInstance(world, { ...request, InstanceId }, now);
  try {
    return addGroup(world, modelled, now);
  } catch (error) {
    // A group that is refused leaves no launch configuration behind.
    state.launchConfigurations.delete(name);
    throw error;
  }
}

function addGroup(world: World, request: CreateAutoScalingGroupType, now: number): Group {
  const { autoScaling: state } = world;
  const name = request.AutoScalingGroupName ?? "";
  checkSettings(request);
  const source = requireSource(world, request, now);
  const settings = settingsOf(request);
  checkCapacityType(world, settings, source);
  const {
    MinSize: minSize = 0,
    MaxSize: maxSize = 0,
    DesiredCapacity: desiredCapacity = minSize,
  } = request;
  checkSizes({ minSize, maxSize, desiredCapacity });
  state.numbers.groups += 1;
  const group: Group = {
    ...emptyGroup(),
    name,
    number: state.numbers.groups,
    arn: `arn:${partitionOf(world.region).name}:autoscaling:${world.region}:${world.accountId}:autoScalingGroup:${world.ids.uuid()}:autoScalingGroupName/${name}`,
    createdAt: now,
    settings,
    source,
    places: placesOf(world, request),
    minSize,
    maxSize,
    desiredCapacity: 0,
    tags: new Map((request.Tags ?? []).map(toTag).map((tag) => [tag.key, tag])),
  };
  attachSources(world, group, sourcesOf(request), now);
  for (const hook of request.LifecycleHookSpecificationList ?? []) putHook(group, hook);
  keepGroup(world, group);
  changeDesiredCapacity(world, group, { kind: "create", to: desiredCapacity, now });
  return group;
}

function requireSource(
  world: World,
  request: CreateAutoScalingGroupType,
  now: number,
): LaunchSource {
  const source = readLaunchSource(world, request);
  if (!source) throw new AwsError("ValidationError", onlyOneSource);
  checkSource(world, source, now);
  return source;
}

/** The parts of a group that begin empty; each group needs its own. */
function emptyGroup() {
  return {
    suspended: new Map<string, string>(),
    members: new Map(),
    warmPool: undefined,
    warmMembers: new Map(),
    hooks: new Map(),
    attachments: new Map(),
    unhealthy: new Set<string>(),
    orders: new Map(),
    vacancies: [],
    enabledMetrics: new Set<string>(),
    notifications: new Map<string, readonly string[]>(),
    capacityRequest: undefined,
    launchFailures: 0,
    retryAt: undefined,
    zoneFailures: new Map<string, number>(),
    wasMoved: false,
    rebalancing: undefined,
    stepAt: undefined,
    deleting: false,
    scheduledActions: new Map(),
    policies: new Map(),
    cooldown: undefined,
    refreshes: [],
  };
}

/** Changes what the request names, and leaves the rest as it is. */
export function updateGroup(
  world: World,
  group: Group,
  request: UpdateAutoScalingGroupType,
  now: number,
): void {
  if (group.deleting)
    throw new AwsError("ScalingActivityInProgress", unverified.groupIsBeingDeleted(group.name));
  checkSettings(request);
  const source = readLaunchSource(world, request);
  if (source) {
    checkSource(world, source, now);
    checkNotDerived(group, source);
    checkWeightsOfMembers(group, source);
  }
  const settings = mergeSettings(group.settings, settingsOf(request));
  if (source || request.DesiredCapacityType !== undefined) {
    checkCapacityType(world, settings, source ?? group.source);
  }
  const sizes = readSizes(group, request);
  if (source) {
    group.source = source;
    forgetLaunchFailures(group);
    requestStep(world, group, now);
  }
  const countsAnew = settings.DesiredCapacityType !== group.settings.DesiredCapacityType;
  group.settings = settings;
  if (countsAnew) reweighMembers(group);
  if (request.HealthCheckType !== undefined) {
    for (const member of group.members.values()) planHealthCheck(world, group, member, now);
  }
  if (request.VPCZoneIdentifier !== undefined || request.AvailabilityZones !== undefined) {
    group.places = placesOf(world, request);
    group.wasMoved = true;
    requestStep(world, group, now);
  }
  group.minSize = sizes.minSize;
  group.maxSize = sizes.maxSize;
  changeDesiredCapacity(world, group, { kind: "update", to: sizes.desiredCapacity, now });
}

/** While a refresh deploys a configuration, the group's own cannot be changed; naming the one it has is accepted (recorded). */
function checkNotDerived(group: Group, source: LaunchSource): void {
  const refresh = findActiveRefresh(group);
  if (!refresh?.desired || JSON.stringify(source) === JSON.stringify(group.source)) return;
  throw new AwsError(
    "ValidationError",
    "An active instance refresh with a desired configuration exists. All configuration options derived from the desired configuration are not available for update while the instance refresh is active.",
  );
}

/** With weights, every instance that runs must have one: its type must be among the overrides. */
function checkWeightsOfMembers(group: Group, source: LaunchSource): void {
  const overrides = overridesOf(source);
  if (!overrides.some(({ WeightedCapacity }) => WeightedCapacity !== undefined)) return;
  for (const { instanceType } of group.members.values()) {
    if (overrides.some(({ InstanceType }) => InstanceType === instanceType)) continue;
    throw new AwsError("ValidationError", unverified.weightsWithoutRunningType(instanceType));
  }
}

export interface Sizes {
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
}

/** New bounds move the desired capacity along, unless the request sets it itself. */
function readSizes(group: Group, request: UpdateAutoScalingGroupType): Sizes {
  const {
    MinSize: minSize = group.minSize,
    MaxSize: maxSize = group.maxSize,
    DesiredCapacity,
  } = request;
  const kept = Math.min(Math.max(group.desiredCapacity, minSize), Math.max(minSize, maxSize));
  const sizes = { minSize, maxSize, desiredCapacity: DesiredCapacity ?? kept };
  checkSizes(sizes);
  return sizes;
}

function checkSizes({ minSize, maxSize, desiredCapacity }: Sizes): void {
  if (minSize > maxSize)
    throw new AwsError("ValidationError", unverified.boundsCrossed(minSize, maxSize));
  if (desiredCapacity < minSize || desiredCapacity > maxSize) {
    throw new AwsError(
      "ValidationError",
      `Desired capacity:${desiredCapacity} must be between the specified min size:${minSize} and max size:${maxSize}`,
    );
  }
}

export interface CapacityChange extends Pick<CapacityRequest, "kind" | "to" | "reason"> {
  readonly now: number;
}

/** Sets the desired capacity; the worker acts on it when it looks next. */
export function changeDesiredCapacity(
  world: World,
  group: Group,
  { kind, to, reason, now }: CapacityChange,
): void {
  const from = group.desiredCapacity;
  const { minSize: min, maxSize: max } = group;
  group.desiredCapacity = to;
  group.capacityRequest =
    renderCapacityRequest(
      { kind, from, to, min, max, ...(reason !== undefined && { reason }) },
      now,
    ) ?? group.capacityRequest;
  if (from !== to) requestStep(world, group, now);
}

/** Begins the forced end of a group: sizes are zero at once, the members go a little later. */
export function deleteWithMembers(world: World, group: Group, now: number): void {
  if (group.deleting) return;
  group.deleting = true;
  group.minSize = 0;
  group.maxSize = 0;
  changeDesiredCapacity(world, group, { kind: "forceDelete", to: 0, now });
  requestStep(world, group, now);
}

export function toTag({ Key = "", Value = "", PropagateAtLaunch = false }: Tag): GroupTag {
  return { key: Key, value: Value, propagateAtLaunch: PropagateAtLaunch };
}
