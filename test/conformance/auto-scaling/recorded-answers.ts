/**
 * What the real service answered on 2026-09-27, in words of our own: times of the day (UTC), and a word for each id.
 * OLD, NEW and BACK are the instances in the order of their launches; FIRST, SECOND and THIRD the refreshes.
 */
import { groupName } from "./group";

export type Facts = Readonly<Record<string, unknown>>;

/** What completed preferences have when nothing was given. */
const defaults = {
  MinHealthyPercentage: 90,
  InstanceWarmup: 0,
  SkipMatching: false,
  AutoRollback: false,
  AlarmSpecification: {},
};

const common = { AutoScalingGroupName: groupName, Strategy: "Rolling" };
const template = { LaunchTemplateId: "TEMPLATE", LaunchTemplateName: groupName };

export const first: Facts = {
  ...common,
  InstanceRefreshId: "FIRST",
  Status: "Successful",
  StartTime: "14:41:39",
  EndTime: "14:41:39",
  PercentageComplete: 100,
  InstancesToUpdate: 0,
  Preferences: defaults,
};

export const firstPending: Facts = {
  ...common,
  InstanceRefreshId: "FIRST",
  Status: "Pending",
  Preferences: defaults,
};

/** The refresh that was asked for version 2, and taken back. */
export function second(Status: string, more: Facts = {}): Facts {
  return {
    ...common,
    InstanceRefreshId: "SECOND",
    Status,
    ...(Status !== "Pending" && { StartTime: "14:42:09" }),
    Preferences: {
      ...defaults,
      MinHealthyPercentage: 100,
      MaxHealthyPercentage: 100,
      BakeTime: 60,
      CheckpointPercentages: [100],
      CheckpointDelay: 0,
    },
    DesiredConfiguration: { LaunchTemplate: { ...template, Version: "2" } },
    ...more,
  };
}

export function progress(
  PercentageComplete: number,
  InstancesToUpdate: number,
  StatusReason?: string,
): Facts {
  return { PercentageComplete, InstancesToUpdate, ...(StatusReason && { StatusReason }) };
}

export const RollbackDetails = {
  RollbackReason: "Rollback triggered due to user request.",
  RollbackStartTime: "14:44:04.814",
  PercentageCompleteOnRollback: 100,
  InstancesToUpdateOnRollback: 0,
};

export const rolledBack = second("RollbackSuccessful", {
  ...progress(0, 1),
  EndTime: "14:46:21",
  RollbackDetails,
});

/** The refresh that a protected instance held, and that was cancelled. */
export function third(Status: string, StatusReason: string, more: Facts = {}): Facts {
  return {
    ...common,
    InstanceRefreshId: "THIRD",
    Status,
    StartTime: "14:46:30",
    Preferences: defaults,
    ...progress(0, 1, StatusReason),
    ...more,
  };
}

export function instance(
  InstanceId: string,
  LifecycleState: string,
  { version = "1", isProtected = false } = {},
): Facts {
  return {
    InstanceId,
    InstanceType: "t3.nano",
    AvailabilityZone: "us-east-1a",
    AvailabilityZoneId: "ZONE",
    LifecycleState,
    HealthStatus: "Healthy",
    LaunchTemplate: { ...template, Version: version },
    ProtectedFromScaleIn: isProtected,
  };
}

/** The group, whose template stayed version 1 all the time. */
export function group(Instances: readonly Facts[], more: Facts = {}): Facts {
  const it = {
    AutoScalingGroupName: groupName,
    AutoScalingGroupARN: "ARN",
    LaunchTemplate: { ...template, Version: "1" },
    MinSize: 0,
    MaxSize: 2,
    DesiredCapacity: 1,
    DefaultCooldown: 300,
    AvailabilityZones: ["us-east-1a"],
    AvailabilityZoneIds: ["ZONE"],
    LoadBalancerNames: [],
    TargetGroupARNs: [],
    HealthCheckType: "EC2",
    HealthCheckGracePeriod: 0,
    Instances,
    CreatedTime: "14:41:18.582",
    SuspendedProcesses: [],
    VPCZoneIdentifier: "SUBNET",
    EnabledMetrics: [],
    Tags: [{ ...suite, ResourceId: groupName, ResourceType: "auto-scaling-group" }],
    TerminationPolicies: ["Default"],
    NewInstancesProtectedFromScaleIn: false,
    ServiceLinkedRoleARN:
      "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
    DefaultInstanceWarmup: 0,
    TrafficSources: [],
    AvailabilityZoneDistribution: { CapacityDistributionStrategy: "balanced-best-effort" },
    CapacityReservationSpecification: { CapacityReservationPreference: "default" },
    InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon: "terminate" } },
  };
  return { AutoScalingGroups: [{ ...it, ...more }] };
}

export const suite = { Key: "suite", Value: groupName, PropagateAtLaunch: true };

export const launched = (at: string): string =>
  `At 2026-09-27T${at}Z an instance was launched in response to an instance refresh.`;
export const takenOut = (at: string): string =>
  `At 2026-09-27T${at}Z an instance was taken out of service in response to an instance refresh.`;

function activity(Description: string, Cause: string, times: readonly [string, string]): Facts {
  return {
    ActivityId: "ACTIVITY",
    AutoScalingGroupName: groupName,
    Description,
    Cause,
    StartTime: times[0],
    EndTime: times[1],
    StatusCode: "Successful",
    Progress: 100,
    Details:
      '{"Availability Zone ID":"ZONE","Subnet ID":"SUBNET","Availability Zone":"us-east-1a"}',
    AutoScalingGroupState: "InService",
    AutoScalingGroupARN: "ARN",
  };
}

/** Newest first. */
export const activities: readonly Facts[] = [
  activity("Terminating EC2 instance: NEW", takenOut("14:45:31"), ["14:45:31.889", "14:46:13"]),
  activity("Launching a new EC2 instance: BACK", launched("14:44:04"), [
    "14:44:06.915",
    "14:44:12",
  ]),
  activity("Terminating EC2 instance: OLD", takenOut("14:43:25"), ["14:43:25.491", "14:43:46"]),
  activity("Launching a new EC2 instance: NEW", launched("14:42:08"), ["14:42:10.333", "14:42:15"]),
  activity(
    "Launching a new EC2 instance: OLD",
    "At 2026-09-27T14:41:40Z a user request explicitly set group desired capacity changing the desired capacity from 0 to 1.  At 2026-09-27T14:41:49Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 1.",
    ["14:41:50.791", "14:41:55"],
  ),
];
