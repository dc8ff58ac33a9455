/** Writes a group, its instances and its tags the way AWS describes them. */
import type {
  AutoScalingGroup,
  AutoScalingInstanceDetails,
  Instance,
  LaunchTemplateSpecification,
  MixedInstancesPolicy,
  TagDescription,
} from "@aws-sdk/client-auto-scaling";
import type { Group } from "../../model/auto-scaling/group/group";
import type { LaunchSource } from "../../model/auto-scaling/launch/launch-source";
import type { Member } from "../../model/auto-scaling/instance/member";
import { attachedSources } from "../../model/auto-scaling/load-balancers/attaching";
import { toWarmPoolAnswer } from "./warm-pool-answer";
import type { World } from "../../model/world";
import { partitionOf } from "../../partition";

/** A group in the shape of DescribeAutoScalingGroups, with what the service adds to what was asked for (recorded 2026-09-27). */
export function toGroupAnswer(
  world: World,
  group: Group,
  includeInstances: boolean,
): AutoScalingGroup {
  const { settings } = group;
  return {
    ...defaults(world),
    ...echoed(group),
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    ...sourceAnswer(group.source),
    MinSize: group.minSize,
    MaxSize: group.maxSize,
    DesiredCapacity: group.desiredCapacity,
    DefaultCooldown: settings.DefaultCooldown ?? 300,
    HealthCheckType: settings.HealthCheckType ?? "EC2",
    AvailabilityZones: unique(group.places.map((place) => place.availabilityZone)),
    AvailabilityZoneIds: unique(group.places.map((place) => place.availabilityZoneId)),
    VPCZoneIdentifier: settings.VPCZoneIdentifier ?? "",
    ...(includeInstances && { Instances: toInstances(group, group.members.values()) }),
    CreatedTime: new Date(group.createdAt),
    SuspendedProcesses: [...group.suspended].map(([ProcessName, SuspensionReason]) => ({
      ProcessName,
      SuspensionReason,
    })),
    ...(group.warmPool && {
      WarmPoolConfiguration: toWarmPoolAnswer(group.warmPool),
      WarmPoolSize: group.warmMembers.size,
    }),
    EnabledMetrics: [...group.enabledMetrics].map((Metric) => ({ Metric, Granularity: "1Minute" })),
    ...toSourceAnswers(group),
    ...(group.deleting && { Status: "Delete in progress" }),
    Tags: toTagAnswers(group),
  };
}

/** What is attached, in both ways in which AWS says it. */
function toSourceAnswers(
  group: Group,
): Pick<AutoScalingGroup, "LoadBalancerNames" | "TargetGroupARNs" | "TrafficSources"> {
  const sources = attachedSources(group);
  const identifiersOf = (wanted: "elb" | "elbv2"): string[] =>
    sources.flatMap(({ type, identifier }) => (type === wanted ? identifier : []));
  return {
    LoadBalancerNames: identifiersOf("elb"),
    TargetGroupARNs: identifiersOf("elbv2"),
    TrafficSources: sources.map(({ type, identifier }) => ({ Identifier: identifier, Type: type })),
  };
}

/** What the service says of a group when nothing else was asked for. */
function defaults(world: World): Partial<AutoScalingGroup> {
  return {
    HealthCheckGracePeriod: 0,
    TerminationPolicies: ["Default"],
    NewInstancesProtectedFromScaleIn: false,
    ServiceLinkedRoleARN: `arn:${partitionOf(world.region).name}:iam::${world.accountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
    AvailabilityZoneDistribution: { CapacityDistributionStrategy: "balanced-best-effort" },
    CapacityReservationSpecification: { CapacityReservationPreference: "default" },
    InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon: "terminate" } },
  };
}

/** The settings that come back as they were given. */
function echoed({ settings }: Group): Partial<AutoScalingGroup> {
  const { SkipZonalShiftValidation: _skip, ...rest } = settings;
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
}

function sourceAnswer(source: LaunchSource): SourceAnswer {
  switch (source.kind) {
    case "launchTemplate":
      return { LaunchTemplate: source.template };
    case "mixedInstances":
      return { MixedInstancesPolicy: source.policy };
    case "launchConfiguration":
      return { LaunchConfigurationName: source.name };
  }
}

interface SourceAnswer {
  readonly LaunchTemplate?: LaunchTemplateSpecification;
  readonly MixedInstancesPolicy?: MixedInstancesPolicy;
  readonly LaunchConfigurationName?: string;
}

/** Members as DescribeAutoScalingGroups and DescribeWarmPool show them. */
export function toInstances(group: Group, members: Iterable<Member>): Instance[] {
  return Array.from(members, (member) => ({
    ...instanceCore(group, member),
    LifecycleState: member.lifecycleState,
    HealthStatus: member.healthStatus,
  }));
}

/** A member as DescribeAutoScalingInstances shows it: there the health status is in capitals. */
export function toInstanceDetails(group: Group, member: Member): AutoScalingInstanceDetails {
  return {
    ...instanceCore(group, member),
    AutoScalingGroupName: group.name,
    LifecycleState: member.lifecycleState,
    HealthStatus: member.healthStatus.toUpperCase(),
  };
}

function instanceCore(
  { settings }: Group,
  member: Member,
): Omit<Instance, "LifecycleState" | "HealthStatus"> {
  const { launchTemplate: template } = member;
  // That AWS tells no weight where vCPUs or memory are counted is inferred: it may not be above 999.
  const isWeighted = member.weight !== 1 && (settings.DesiredCapacityType ?? "units") === "units";
  return {
    InstanceId: member.instanceId,
    InstanceType: member.instanceType,
    AvailabilityZone: member.availabilityZone,
    AvailabilityZoneId: member.availabilityZoneId,
    ...(template && {
      LaunchTemplate: {
        LaunchTemplateId: template.launchTemplateId,
        LaunchTemplateName: template.launchTemplateName,
        Version: template.version,
      },
    }),
    ...(member.launchConfigurationName !== undefined && {
      LaunchConfigurationName: member.launchConfigurationName,
    }),
    ...(member.imageIsOwn && { ImageId: member.imageId }),
    ...(isWeighted && { WeightedCapacity: String(member.weight) }),
    ProtectedFromScaleIn: member.protectedFromScaleIn,
  };
}

/** The tags of a group in AWS's shape. */
export function toTagAnswers(group: Group): TagDescription[] {
  return [...group.tags.values()].map(({ key, value, propagateAtLaunch }) => ({
    ResourceId: group.name,
    ResourceType: "auto-scaling-group",
    Key: key,
    Value: value,
    PropagateAtLaunch: propagateAtLaunch,
  }));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
