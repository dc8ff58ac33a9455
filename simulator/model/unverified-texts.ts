/**
 * Every sentence of AWS's that nobody has recorded, in each service's style.
 * Never match on them: one look at the real service may replace any. Texts that were seen stand where they are used.
 */
export const unverified = {
  // Auto Scaling
  scheduleWithoutSizes:
    "At least one of MinSize, MaxSize and DesiredCapacity must be specified for a scheduled action.",
  scheduleWithoutTime: "A scheduled action must have a start time or a recurrence.",
  scheduleEndsBeforeStart: "The end time of a scheduled action must be after its start time.",
  scheduleNotReadable: (recurrence: string) =>
    `The recurrence ${recurrence} or its time zone is not valid.`,
  noSuchSchedule: (name: string) => `Scheduled action name not found - ${name}`,
  policyWithout: (parameter: string) => `${parameter} is required for this policy type.`,
  noSuchPolicyType: (type = "") => `The policy type ${type} is not valid.`,
  noSuchAdjustmentType: (type = "") => `The adjustment type ${type} is not valid.`,
  stepsNotAdjacent: "The intervals of the step adjustments must not overlap or have a gap.",
  noSuchPolicy: (name: string) => `Policy name not found - no policy with the name ${name}`,
  policyNotExecutable: "A target tracking policy cannot be executed by a request.",
  coolingDown: (group: string) => `The cooldown of the Auto Scaling group ${group} has not ended.`,
  userExecuted: (policy: string) => `a user request executed policy ${policy}`,
  noSuchSetting: (name: string) => `The account setting ${name} does not exist.`,
  noSuchSettingValue: (value: string) =>
    `The value ${value} is not valid for the account setting. Valid values are enabled and disabled.`,
  managedByOperator: (action: string, principal: string) =>
    `${action} is not allowed: the Auto Scaling group is managed by ${principal}, and only that service can change it.`,
  protectedFromDeletion: (name: string, protection: string) =>
    `The Auto Scaling group ${name} cannot be deleted because its deletion protection is ${protection}.`,
  segmentsWithShares:
    "DistributionSegments cannot be specified with OnDemandBaseCapacity or OnDemandPercentageAboveBaseCapacity.",
  segmentWithoutTypes: "Each distribution segment must specify at least one TargetCapacityType.",
  filterUnknown: (name: string, names: readonly string[]) =>
    `Filter type ${name} is not correct. Allowed Filter types are: ${names.join(" ")}`,
  maxWithoutMin: "MinHealthyPercentage must be specified when MaxHealthyPercentage is specified.",
  delayWithoutCheckpoints: "CheckpointDelay cannot be specified without CheckpointPercentages.",
  alarmNotOk: (name: string, state: string) =>
    `The request isn't valid. The alarm ${name} is in the ${state} state. All alarms must be in the OK state to start an instance refresh.`,
  refreshAlarmMissing: (name: string) =>
    `The request isn't valid. The alarm ${name} does not exist. Specify existing CloudWatch alarms and try again.`,
  tooManyRefreshAlarms: (most: number) =>
    `The request isn't valid. You can specify up to ${most} alarms for an instance refresh.`,
  autoRollbackNotPossible:
    "The request isn't valid. The AutoRollback parameter cannot be set to true when the Auto Scaling group's launch template version is $Latest or $Default or its image is an SSM parameter. Specify a version number on the group and try again.",
  irreversible:
    "The instance refresh cannot be rolled back: no desired configuration was specified, or the Auto Scaling group's launch template version or image does not allow it.",
  skipMatchingWithLaunchConfiguration:
    "The request isn't valid. Skip matching is not supported for an Auto Scaling group with a launch configuration.",
  rootVolumeNeedsPolicy:
    "The request isn't valid. ReplaceRootVolume requires a MixedInstancesPolicy in the desired configuration and on the Auto Scaling group.",
  rootVolumeNeedsImages:
    "The request isn't valid. ReplaceRootVolume requires an ImageId in each override of the desired configuration.",
  rootVolumeNeedsVersions:
    "The request isn't valid. ReplaceRootVolume does not support the launch template versions $Latest and $Default.",
  rootVolumeWithoutTraffic:
    "The request isn't valid. ReplaceRootVolume does not support Auto Scaling groups with load balancers.",
  rootVolumeWithoutWarmPool:
    "The request isn't valid. ReplaceRootVolume does not support Auto Scaling groups with a warm pool.",
  rootVolumeNeedsTypes: (type: string) =>
    `The request isn't valid. The instance type ${type} is in use and must be in the desired configuration for ReplaceRootVolume.`,
  rootVolumeAttachesTypes: (type: string) =>
    `The request isn't valid. An instance of type ${type} cannot be attached during a ReplaceRootVolume instance refresh whose desired configuration does not have the type.`,
  rootVolumeReplaced:
    "the root volume of an instance was replaced in response to an instance refresh.",
  requirementsInRefresh:
    "The request isn't valid. InstanceRequirements are not supported with skip matching or a desired configuration.",
  requirementNotSimulated: (name: string) =>
    `The simulator does not know ${name} of its instance types.`,
  requirementsWithTypes: "InstanceRequirements cannot be specified with InstanceType.",
  requirementsWithWeights: "InstanceRequirements cannot be specified with WeightedCapacity.",
  requirementsExclude: (one: string, other: string) =>
    `Only one of ${one} and ${other} can be specified in InstanceRequirements.`,
  requirementBoundsCrossed: (name: string) =>
    `The minimum of ${name} in InstanceRequirements is greater than its maximum.`,
  strategyWithRequirements: (strategy: string) =>
    `The allocation strategy '${strategy}' cannot be used with InstanceRequirements.`,
  tooManyRequirements: (most: number) =>
    `A mixed instances policy can have at most ${most} sets of InstanceRequirements.`,
  noTypeMeetsRequirements: "No instance type matches the InstanceRequirements.",
  requirementsNeedPolicy:
    "A launch template with InstanceRequirements can only be used in a MixedInstancesPolicy.",
  noSuchCapacityType: (type: string) =>
    `Invalid DesiredCapacityType '${type}'. Valid values are units, vcpu and memory-mib.`,
  noModelInstance: (id: string) =>
    `The instance ID '${id}' does not exist or is not in the running state.`,
  noSuchInstanceType: (type: string) => `Invalid instance type '${type}'.`,
  spotPriceTooLow: (price: string) => `Invalid SpotPrice '${price}'. It must be at least 0.001.`,
  tooManyTargetGroups: (most: number) =>
    `Trying to update too many Load Balancers/Target Groups at once. The limit is ${most}`,
  targetGroupNotAttached: "Trying to remove Target Groups that are not part of the group",
  trafficSourceNotSimulated: (type: string) =>
    `Traffic sources of type ${type} are not simulated. Target groups (elbv2) and Classic Load Balancers (elb) are.`,
  loadBalancerNotAttached: "Trying to remove Load Balancers that are not part of the group",
  tooManyOverrides: (most: number) =>
    `A mixed instances policy can have at most ${most} overrides.`,
  weightsWithoutRunningType: (type: string) =>
    `Cannot configure weights because instance type ${type} is not in the overrides but is currently running.`,
  weightsForAllOrNone:
    "Either all or none of the overrides of a mixed instances policy must have a WeightedCapacity.",
  weightOutOfRange: (weight: string) =>
    `Invalid WeightedCapacity '${weight}'. It must be an integer from 1 to 999.`,
  noSuchStrategy: (strategy: string) => `Invalid allocation strategy '${strategy}'.`,
  distributionOutOfRange: (name: string, value: number) => `Invalid ${name} ${value}.`,
  poolsWithoutLowestPrice:
    "SpotInstancePools can be specified with the lowest-price allocation strategy only.",
  notAttachable: (id: string) =>
    `Invalid Instance ID(s): [${id}] are provided. Please check the instance state.`,
  alreadyInGroup: (id: string, name: string) =>
    `Instance ${id} is already part of AutoScalingGroup:${name}`,
  otherZone: (id: string, zone: string) =>
    `The instance ${id} is in ${zone}, which is not an Availability Zone of the Auto Scaling group.`,
  attachViolatesMax: (count: number, max: number) =>
    `Attaching ${count} instance(s) would exceed the group's max size of ${max}.`,
  detachViolatesMin: (count: number, min: number) =>
    `Detaching ${count} instance(s) without replacement would violate the group's min size of ${min}.`,
  maintenancePolicyNeedsBoth:
    "InstanceMaintenancePolicy needs both MinHealthyPercentage and MaxHealthyPercentage.",
  maintenancePolicyMax: "MaxHealthyPercentage must be from 100 to 200, or -1 with a minimum of -1.",
  maintenancePolicySpread:
    "The difference between MaxHealthyPercentage and MinHealthyPercentage must be less than or equal to 100.",
  noSuchTerminationPolicy: (policy: string) => `Invalid termination policy: ${policy}`,
  customPolicyNotSimulated: "Custom termination policies (Lambda functions) are not simulated.",
  noWarmPool: (name: string) => `No warm pool found for Auto Scaling group ${name}.`,
  warmPoolInUse: (name: string) =>
    `You cannot delete the warm pool of ${name} while there are instances in it. Use ForceDelete.`,
  warmReturn: "Moving EC2 instance to warm pool",
  waitingForWarmPool: "Waiting for instances of the warm pool to be ready before continuing.",
  tooManyHooks: (name: string, most: number) =>
    `The maximum number of lifecycle hooks (${most}) has been reached for the Auto Scaling group ${name}.`,
  noSuchTransition: (transition: string | undefined) =>
    `Invalid Lifecycle Transition. '${transition ?? "null"}' is not a valid lifecycle transition.`,
  noSuchResult: (result: string) =>
    `Lifecycle Action Result '${result}' is not valid. Valid results are CONTINUE and ABANDON.`,
  heartbeatOutOfRange: "Heartbeat Timeout should be between 30 and 7200 Seconds.",
  noSuchHook: (hook: string, name: string) =>
    `No Lifecycle Hook found with name ${hook} for Auto Scaling group ${name}.`,
  actionNotNamed: "Either LifecycleActionToken or InstanceId must be specified.",
  abandonedLaunch:
    "an instance was taken out of service in response to its launch being abandoned.",
  groupIsBeingDeleted: (name: string) => `AutoScalingGroup ${name} is pending deletion.`,
  boundsCrossed: (min: number, max: number) =>
    `Max bound, ${max}, must be greater than or equal to min bound, ${min}`,
  noSuchMember: (id: string) =>
    `Instance Id not found - No managed instance found for instance ID: ${id}`,
  notAllInGroup: (ids: readonly string[], name: string) =>
    `The instance ${ids.join(", ")} is not part of Auto Scaling group ${name}.`,
  notInService: (id: string) => `The instance ${id} is not in InService.`,
  notInStandby: (id: string) => `The instance ${id} is not in Standby.`,
  standbyViolatesBounds: (name: string, count: number) =>
    `AutoScalingGroup ${name} has sizes that do not allow moving ${count} instance(s). Please update the AutoScalingGroup sizes appropriately and retry.`,
  noSuchNotificationType: (type: string) => `The notification type ${type} is not valid.`,
  tooManyTopics: (most: number) =>
    `An Auto Scaling group can have at most ${most} topics to notify.`,
  noSuchProcess: (name: string) => `The process ${name} is not a valid scaling process.`,
  noSuchHealthStatus: "Valid instance health states are: [Healthy, Unhealthy].",
  waitingForLaunch: (id: string) =>
    `Waiting for instances to be in service before continuing. For example: ${id} is pending.`,
  waitingForCapacity:
    "Waiting for the Auto Scaling group to reach its desired capacity before continuing.",
  waitingForUnhealthy: (id: string) =>
    `Waiting for remaining instances to be available. For example: ${id} is unhealthy.`,
  waitingForStandby: (id: string) =>
    `Waiting for remaining instances to be available. For example: ${id} is in standby. Move the instance out of standby to continue.`,
  waitingForCheckpoint: (percent: number, seconds: number) =>
    `Waiting for the checkpoint delay to pass before continuing. The ${percent}% checkpoint was reached. There are ${seconds} seconds left.`,
  waitingForAlarm: (name: string) =>
    `Waiting for alarms to be available before continuing. For example: ${name} has insufficient data.`,
  waitingForProcess: (name: string) =>
    `Waiting for suspended processes before continuing. For example: ${name} is suspended.`,
  failedWithoutProgress: (reason: string | undefined) =>
    `Instance refresh made no progress for too long.${reason === undefined ? "" : ` ${reason}`}`,
  failedTooLong: "Instance refresh exceeded the maximum duration of 14 days.",
  failedByAlarm: (name: string) => `CloudWatch alarm ${name} is in the ALARM state.`,
  rollbackTriggered: (reason: string) => `Rollback triggered automatically. ${reason}`,

  // EC2
  aliasNotResolved: (name: string) => `Unable to resolve the SSM parameter '${name}'.`,
  attributeNotSimulated: (name: string) =>
    `The simulator does not know ${name} of its instance types.`,
  imageNotAvailable: (imageId: string) => `The image ID '${imageId}' is not available`,
  imageNotYours: (imageId: string) => `Not authorized for image:${imageId}`,
  launchTemplateNamedTwice:
    "You may specify either a launch template ID or a launch template name, but not both.",
  launchTemplateNotNamed:
    "Either a launch template ID or a launch template name must be specified in the request.",
  defaultVersionStays: "You cannot delete the default version of a launch template.",
  minCountOutOfRange: (least: number) =>
    `Value ( ${least} ) for parameter minCount is invalid. Expecting a value between 1 and maxCount.`,
  clientTokenReused:
    "The client token you have provided is associated with a resource that has different parameters.",
  tooManyTags: (limit: number) => `The maximum number of Tags for a resource is ${limit}.`,
  wrongInstanceState: (instanceId: string, verb: string) =>
    `The instance '${instanceId}' is not in a state from which it can be ${verb}.`,

  // CloudWatch
  alarmRuleInvalid: (found: string) => `AlarmRule is not valid: unexpected ${found}.`,
  alarmRuleTooLong: (most: number) => `AlarmRule is not valid: it has more than ${most} elements.`,
  alarmRuleTooMany: (most: number) => `AlarmRule is not valid: it names more than ${most} alarms.`,
  alarmOfAnotherType: (alarmName: string) => `An alarm of another type has the name ${alarmName}.`,
  alarmMissing: (alarmName: string) => `Alarm ${alarmName} does not exist.`,
  alarmArnUnknown: (arn: string) => `Unknown resource: ${arn}`,
  alarmNamesAndPrefix: "AlarmNames and AlarmNamePrefix cannot be used together.",
  alarmWithoutMetric: "Either MetricName and Namespace or Metrics must be specified.",
  alarmParameterMissing: (parameter: string) => `The parameter ${parameter} is required.`,
  metricParameterMissing: (parameter: string) => `The parameter ${parameter} is required.`,
  metricTimestamp:
    "The parameter Timestamp must be at most two weeks in the past and two hours in the future.",
  metricValues: "Exactly one of Value, Values and StatisticValues must be specified.",
  metricCounts: "The parameters Values and Counts must be lists of the same length.",
  metricSpan: "The parameter StartTime must be less than the parameter EndTime.",
  metricStatistic: (statistic: string) =>
    `The value ${statistic} for parameter Stat is not supported.`,
  metricQueryTwice: "The values for parameter Id in MetricDataQueries are not unique.",

  // Systems Manager
  parameterIncomplete: (missing: string) => `${missing} is required when you create a parameter.`,
  parameterNameReserved: "No access to reserved parameter name: aws.",
  parameterNameMissing: "Name is required.",
  parameterFilterKey: (key: string) => `The following filter key is not valid: ${key}.`,
  parameterToken: "The specified token is not valid.",

  // Elastic Load Balancing
  vpcNotFound: (vpcId: string) => `The VPC ID '${vpcId}' is not found`,
  subnetsMissing: "At least one subnet must be specified",
  subnetNotFound: (subnetId: string) => `The subnet ID '${subnetId}' does not exist`,
  taggedResourceNotFound: (arn: string) => `'${arn}' not found`,
  loadBalancingParameterMissing: (name: string) => `${name} must be specified`,
  loadBalancerNameInvalid:
    "LoadBalancer name must only contain alphanumeric characters or hyphens, and must not begin or end with a hyphen",
  schemeInvalid: (scheme: string) =>
    `The scheme '${scheme}' is not valid. Valid schemes are internet-facing and internal`,
  zonesOrSubnets: "Only one of SubnetIds or AvailabilityZones may be specified",
  loadBalancerZoneInvalid: (zone: string) => `Invalid Availability Zone: ${zone}`,
  noDefaultSubnetIn: (zone: string) =>
    `There is no default subnet in the Availability Zone ${zone}`,
  securityGroupInvalid: (groupId: string) =>
    `One or more of the specified security groups do not exist: ${groupId}`,
  listenersMissing: "Listeners must be specified",
  listenerPortTwice: "A load balancer port can have one listener only",
  listenerExists: (name: string, port: number) =>
    `A listener already exists for ${name} with LoadBalancerPort ${port}, but with a different InstancePort, Protocol, or SSLCertificateId`,
  certificateMissing: (protocol: string) =>
    `A listener of protocol ${protocol} must have an SSLCertificateId`,
  protocolUnsupported: (protocol: string) =>
    `The protocol '${protocol}' is not supported. Supported are HTTP, HTTPS, TCP and SSL`,
  healthCheckTimeoutTooLong: "HealthCheck timeout must be less than interval",
  healthCheckTargetInvalid: (target: string) =>
    `HealthCheck target '${target}' must be protocol:port or protocol:port/path`,
  markerInvalid: (marker: string) => `'${marker}' is not a valid marker`,
  attributeOutOfRange: (key: string, value: string) =>
    `'${value}' is not a valid value for '${key}'; it must be between 0 and 3600`,
} as const;
