/** The ranges, lengths and words that the API model of Auto Scaling gives for Auto Scaling groups. */
import {
  anyText,
  between,
  listOf,
  matching,
  oneOf,
  required,
  text,
  type Constraints,
} from "../constraint";

export const groupConstraints: Constraints = {
  CreateAutoScalingGroupType: {
    AutoScalingGroupName: required(text(255)),
    LaunchConfigurationName: text(255),
    InstanceId: text(19),
    MinSize: required(),
    MaxSize: required(),
    AvailabilityZones: listOf(text(255)),
    AvailabilityZoneIds: listOf(text(255)),
    LoadBalancerNames: listOf(text(255)),
    TargetGroupARNs: listOf(text(511)),
    HealthCheckType: text(32),
    PlacementGroup: text(255),
    VPCZoneIdentifier: text(5000),
    TerminationPolicies: listOf(text(1600)),
    DeletionProtection: oneOf("none", "prevent-force-deletion", "prevent-all-deletion"),
    ServiceLinkedRoleARN: text(1600),
    DesiredCapacityType: text(255),
  },
  LaunchTemplateSpecification: {
    LaunchTemplateId: text(255),
    LaunchTemplateName: matching("[a-zA-Z0-9\\(\\)\\.\\-/_]+", 3, 128),
    Version: text(255),
  },
  LaunchTemplateOverrides: {
    InstanceType: text(255),
    WeightedCapacity: text(32),
    ImageId: matching("^ami-[a-z0-9]{1,17}$", 5, 21),
  },
  InstancesDistribution: {
    OnDemandAllocationStrategy: anyText,
    SpotAllocationStrategy: anyText,
    SpotMaxPrice: { length: [0, 255] },
  },
  DistributionSegment: {
    TargetCapacityTypes: listOf(
      oneOf(
        "on-demand-capacity-reservation",
        "capacity-block",
        "interruptible-capacity-reservation",
        "on-demand",
      ),
    ),
  },
  PutScheduledUpdateGroupActionType: {
    AutoScalingGroupName: required(text(255)),
    ScheduledActionName: required(text(255)),
    Recurrence: text(255),
    TimeZone: text(255),
  },
  ScheduledUpdateGroupActionRequest: { ScheduledActionName: required(text(255)) },
  BatchPutScheduledUpdateGroupActionType: {
    AutoScalingGroupName: required(text(255)),
    ScheduledUpdateGroupActions: required(),
  },
  BatchDeleteScheduledActionType: {
    AutoScalingGroupName: required(text(255)),
    ScheduledActionNames: required(),
  },
  DeleteScheduledActionType: {
    AutoScalingGroupName: required(text(255)),
    ScheduledActionName: required(text(255)),
  },
  PutScalingPolicyType: {
    AutoScalingGroupName: required(text(255)),
    PolicyName: required(text(255)),
    PolicyType: text(64),
    AdjustmentType: text(255),
  },
  DeletePolicyType: { AutoScalingGroupName: text(255), PolicyName: required(text(1600)) },
  ExecutePolicyType: { AutoScalingGroupName: text(255), PolicyName: required(text(1600)) },
  Operator: { Principal: required(anyText) },
  PutAccountSettingType: { Name: required(anyText), Value: required(anyText) },
  LifecycleHookSpecification: {
    LifecycleHookName: required(matching("[A-Za-z0-9\\-_\\/]+", 1, 255)),
    LifecycleTransition: required(),
    NotificationMetadata: matching("[\\u0009\\u000A\\u000D\\u0020-\\u007e]+", 1, 4000),
    NotificationTargetARN: text(255, 0),
    RoleARN: text(255),
  },
  Tag: {
    ResourceId: anyText,
    ResourceType: anyText,
    Key: required(text(128)),
    Value: text(256, 0),
  },
  TrafficSourceIdentifier: {
    Identifier: required(text(511)),
    Type: text(511),
  },
  InstanceMaintenancePolicy: {
    MinHealthyPercentage: between(-1, 100),
    MaxHealthyPercentage: between(-1, 200),
  },
  AvailabilityZoneDistribution: {
    CapacityDistributionStrategy: oneOf(
      "balanced-only",
      "balanced-best-effort",
      "reservations-then-balanced",
    ),
  },
  AvailabilityZoneImpairmentPolicy: {
    ImpairedZoneHealthCheckBehavior: oneOf("ReplaceUnhealthy", "IgnoreUnhealthy"),
  },
  CapacityReservationSpecification: {
    CapacityReservationPreference: oneOf(
      "capacity-reservations-only",
      "capacity-reservations-first",
      "none",
      "default",
    ),
  },
  CapacityReservationTarget: {
    CapacityReservationIds: listOf(matching("[A-Za-z0-9\\-_\\/]+", 1, 255)),
    CapacityReservationResourceGroupArns: listOf(text(1600)),
  },
  RetentionTriggers: {
    TerminateHookAbandon: oneOf("retain", "terminate"),
  },
  UpdateAutoScalingGroupType: {
    AutoScalingGroupName: required(text(255)),
    LaunchConfigurationName: text(255),
    AvailabilityZones: listOf(text(255)),
    AvailabilityZoneIds: listOf(text(255)),
    HealthCheckType: text(32),
    PlacementGroup: text(255, 0),
    VPCZoneIdentifier: text(5000),
    TerminationPolicies: listOf(text(1600)),
    ServiceLinkedRoleARN: text(1600),
    DesiredCapacityType: text(255),
    DeletionProtection: oneOf("none", "prevent-force-deletion", "prevent-all-deletion"),
  },
  DeleteAutoScalingGroupType: {
    AutoScalingGroupName: required(text(255)),
  },
  AutoScalingGroupNamesType: {
    AutoScalingGroupNames: listOf(text(255)),
    NextToken: anyText,
  },
  Filter: {
    Name: anyText,
    Values: listOf(anyText),
  },
  SetDesiredCapacityType: {
    AutoScalingGroupName: required(text(255)),
    DesiredCapacity: required(),
  },
  DescribeScalingActivitiesType: {
    ActivityIds: listOf(anyText),
    AutoScalingGroupName: text(255),
    NextToken: anyText,
  },
  ScalingProcessQuery: {
    AutoScalingGroupName: required(text(255)),
    ScalingProcesses: listOf(text(255)),
  },
  CreateOrUpdateTagsType: {
    Tags: required(),
  },
  DeleteTagsType: {
    Tags: required(),
  },
  PutNotificationConfigurationType: {
    AutoScalingGroupName: required(text(255)),
    TopicARN: required(text(255)),
    NotificationTypes: required(listOf(text(255))),
  },
  DeleteNotificationConfigurationType: {
    AutoScalingGroupName: required(text(255)),
    TopicARN: required(text(255)),
  },
  DescribeNotificationConfigurationsType: {
    AutoScalingGroupNames: listOf(text(255)),
    NextToken: anyText,
  },
  DescribeTagsType: {
    NextToken: anyText,
  },
};
