/**
 * Sentences of EC2, CloudWatch, Systems Manager and Elastic Load Balancing that nobody has recorded, in each service's style.
 * Never match on them: one look at the real service may replace any. Texts that were seen stand where they are used.
 */
export const unverified = {
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
  markerInvalid: (marker: string) => `'${marker}' is not a valid marker`,
  attributeOutOfRange: (key: string, value: string) =>
    `'${value}' is not a valid value for '${key}'; it must be between 0 and 3600`,
} as const;
