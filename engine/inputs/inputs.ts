/** The inputs as the engine works with them. Generated from `schema/inputs.ts` by `npm run generate`: do not edit. */

/** The inputs, validated and normalized: every value is known, and numbers are numbers. */
export interface Inputs {
  /**
   * The name of the Auto Scaling group to roll. Another group or Region makes it another resource.
   *
   * Range: 1 to 255 characters.
   */
  readonly autoScalingGroupName: string;
  /**
   * How AWS replaces: `Rolling` replaces instances, `ReplaceRootVolume` replaces their root volumes and needs a
   * mixed instances policy with an image in every override.
   *
   * @default "Rolling"
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/replace-root-volume.html
   */
  readonly strategy?: Strategy;
  /**
   * What the fleet is to run. AWS moves the group itself to it when the refresh succeeds, so let the group's
   * resource ignore changes of its launch template. A group that already has it cannot be rolled back.
   *
   * @default what the group itself launches from
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DesiredConfiguration.html
   */
  readonly desiredConfiguration?: DesiredConfiguration;
  /**
   * How AWS goes about the refresh. A change here alone rolls nothing.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html
   */
  readonly preferences?: Preferences;
  /**
   * Any values under names of your own. When one changes, every instance is replaced, also those that match. Only
   * fingerprints of the values are compared and shown.
   */
  readonly triggers?: Readonly<Record<string, unknown>>;
  /**
   * Fields of the launch template, in camelCase (for example `tagSpecifications`), whose change alone rolls
   * nothing. New instances have the change only after the next roll.
   */
  readonly ignoreTemplateFields?: readonly TemplateField[];
  /**
   * Allow `desiredConfiguration` to replace a mixed instances policy by a plain launch template, or the other way
   * round. Without it that is an error, because the group loses its policy: Spot instances, for example, become
   * On-Demand instances.
   *
   * @default false
   */
  readonly allowConfigurationKindChange?: boolean;
  /**
   * Start nothing, and only record why a roll is due, until this is removed.
   *
   * @default false
   */
  readonly hold?: boolean;
  /**
   * When somebody else's refresh with another target is active: `wait` for its end, `supersede` (cancel) it, or
   * `fail`.
   *
   * @default "wait"
   */
  readonly onConflict?: OnConflict;
  /**
   * At Ctrl-C: `leave` the refresh to AWS, so that the next run resumes it, `cancel` it, or start its `rollback`.
   *
   * @default "leave"
   */
  readonly onInterrupt?: StopPolicy;
  /**
   * When the timeout of the operation ends the wait: `leave` the refresh to AWS, `cancel` it, or start its
   * `rollback`. The last two are followed to their end.
   *
   * @default "leave"
   */
  readonly onTimeout?: StopPolicy;
  /**
   * When the resource is deleted while its own refresh is active: `leave` it to AWS, `cancel` it, or start its
   * `rollback`.
   *
   * @default "leave"
   */
  readonly onDelete?: StopPolicy;
  /**
   * End the wait early when launches fail again and again with a permanent error (a missing image, a missing
   * permission, an invalid template, a quota), or when at least four new instances in a row fail their health
   * check. AWS itself would keep trying for an hour.
   *
   * @default true
   */
  readonly failFast?: boolean;
  /**
   * What `failFast` does with the refresh: `leave` it to AWS, `cancel` it, or start its `rollback`. The last two
   * are followed to their end.
   *
   * @default `rollback` where `preferences.autoRollback` is true, else `cancel`
   */
  readonly onFailFast?: StopPolicy;
  /**
   * Try a target again, unchanged, from which AWS has rolled back. Without it, such a target is blocked until it
   * changes.
   *
   * @default false
   */
  readonly retryAfterRollback?: boolean;
  /**
   * After AWS reports `Successful`, every instance in service must run the target. Instances that the preferences
   * leave alone, such as protected ones, and those in standby are a warning, or with `strict` an error. With
   * `strict` it is also an error when the fleet cannot be described.
   *
   * @default "warn"
   */
  readonly verify?: Verify;
  /**
   * Checks that must pass at every checkpoint and before the refresh counts as a success. AWS pauses at a
   * checkpoint for `preferences.checkpointDelay` and then continues, so the delay must be longer than the gates
   * need. Only a `preferences.bakeTime` lets the last gates cancel or roll back.
   *
   * Range: at most 20 entries.
   */
  readonly gates?: readonly Gate[];
  /**
   * What to do with the refresh when a gate does not pass: `leave` it to AWS, `cancel` it, or start its
   * `rollback`.
   *
   * @default `rollback` where `preferences.autoRollback` is true, else `cancel`
   */
  readonly onGateFailure?: StopPolicy;
  /**
   * Files for a report of each roll, written anew each time, also when the roll fails. On GitHub Actions the
   * Markdown is added to the job's summary in any case.
   */
  readonly report?: ReportFiles;
  /**
   * Addresses that get a POST with JSON at the start, at checkpoints and at the end. One that fails is a warning.
   *
   * Range: at most 10 entries.
   */
  readonly webhooks?: readonly Webhook[];
  /**
   * When the deployment runs on an instance that the refresh would replace: `fail` before anything is started, or
   * `proceed`.
   *
   * @default "fail"
   */
  readonly onOwnInstance?: OnOwnInstance;
  /**
   * The AWS Region of the group.
   *
   * Range: 1 to 64 characters.
   *
   * @default the Region of the provider's configuration, then `AWS_REGION`, `AWS_DEFAULT_REGION`, then that of the profile
   */
  readonly region?: string;
  /**
   * A profile of the shared AWS configuration files.
   *
   * Range: 1 to 255 characters.
   *
   * @default the profile of the provider's configuration, then the default credentials
   */
  readonly profile?: string;
  /**
   * A role to assume for all calls.
   *
   * @default the roles of the provider's configuration
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
   */
  readonly assumeRole?: AssumeRole;
  /**
   * The URL of every AWS service, without credentials, for a simulator or a private endpoint.
   *
   * Range: 1 to 2048 characters.
   *
   * @default AWS's own
   */
  readonly endpoint?: string;
}

/**
 * How AWS replaces instances.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/replace-root-volume.html
 */
export type Strategy = "Rolling" | "ReplaceRootVolume";

/**
 * What the group is to run: exactly one of `launchTemplate` and `mixedInstancesPolicy`.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DesiredConfiguration.html
 */
export interface DesiredConfiguration {
  /**
   * One launch template for all instances. Either this or `mixedInstancesPolicy`.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateSpecification.html
   */
  readonly launchTemplate?: LaunchTemplateSpecification;
  /**
   * Several instance types or purchase options. Either this or `launchTemplate`. The policy is replaced as a
   * whole, so write all of it.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_MixedInstancesPolicy.html
   */
  readonly mixedInstancesPolicy?: MixedInstancesPolicy;
}

/**
 * A launch template, by id or by name, and one of its versions.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateSpecification.html
 */
export interface LaunchTemplateSpecification {
  /**
   * The id of the launch template. Either this or `launchTemplateName`.
   *
   * Range: 4 to 255 characters.
   */
  readonly launchTemplateId?: string;
  /**
   * The name of the launch template. Either this or `launchTemplateId`.
   *
   * Range: 3 to 128 characters.
   */
  readonly launchTemplateName?: string;
  /**
   * A version number, as a number or as text, or `$Latest` or `$Default`. Give the number where you can: a refresh
   * to a number can be compared, previewed and rolled back.
   *
   * @default "$Default"
   */
  readonly version?: string | number;
}

/**
 * Several instance types and purchase options in one group.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_MixedInstancesPolicy.html
 */
export interface MixedInstancesPolicy {
  /**
   * The launch template and its overrides.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplate.html
   */
  readonly launchTemplate?: PolicyLaunchTemplate;
  /**
   * How the capacity is divided between On-Demand and Spot instances.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html
   */
  readonly instancesDistribution?: InstancesDistribution;
}

/**
 * The launch template of a mixed instances policy, and its overrides.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplate.html
 */
export interface PolicyLaunchTemplate {
  /**
   * The launch template that all instances start from.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateSpecification.html
   */
  readonly launchTemplateSpecification?: LaunchTemplateSpecification;
  /** Instance types, or attributes of them, each with what differs from the template. */
  readonly overrides?: readonly LaunchTemplateOverrides[];
}

/**
 * What differs from the launch template for one choice of instance types.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateOverrides.html
 */
export interface LaunchTemplateOverrides {
  /**
   * An instance type.
   *
   * Range: 1 to 255 characters.
   */
  readonly instanceType?: string;
  /**
   * How many units of the desired capacity one instance of this type counts for, as text from `1` to `999`. All
   * overrides have a weight or none has.
   *
   * Range: 1 to 32 characters.
   */
  readonly weightedCapacity?: string;
  /**
   * A launch template for this instance type instead of the policy's own.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateSpecification.html
   */
  readonly launchTemplateSpecification?: LaunchTemplateSpecification;
  /**
   * Attributes from which AWS chooses the instance types. AWS fails an instance refresh that has them in its
   * desired configuration: give them to the group itself, and leave `desiredConfiguration` out.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceRequirements.html
   */
  readonly instanceRequirements?: InstanceRequirements;
  /**
   * An image instead of the launch template's. `ReplaceRootVolume` needs it.
   *
   * Range: 5 to 21 characters.
   */
  readonly imageId?: string;
}

/**
 * Attributes from which AWS chooses instance types.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceRequirements.html
 */
export interface InstanceRequirements {
  /** Number of vCPUs. */
  readonly vCpuCount?: WholeNumberRangeFrom;
  /** The same as `vCpuCount`, as `@pulumi/aws` spells it. */
  readonly vcpuCount?: WholeNumberRangeFrom;
  /** Memory, in MiB. */
  readonly memoryMiB?: WholeNumberRangeFrom;
  /** The same as `memoryMiB`, as `@pulumi/aws` spells it. */
  readonly memoryMib?: WholeNumberRangeFrom;
  /**
   * Manufacturers of the CPU.
   *
   * @default any
   */
  readonly cpuManufacturers?: readonly ("intel" | "amd" | "amazon-web-services" | "apple")[];
  /** Memory for each vCPU, in GiB. */
  readonly memoryGiBPerVCpu?: NumberRange;
  /** The same as `memoryGiBPerVCpu`, as `@pulumi/aws` spells it. */
  readonly memoryGibPerVcpu?: NumberRange;
  /**
   * Instance types to leave out, with `*` for any, for example `m5.*`. Either this or `allowedInstanceTypes`.
   *
   * Range: at most 400 entries, 1 to 30 characters each.
   */
  readonly excludedInstanceTypes?: readonly string[];
  /**
   * Generations of instance types.
   *
   * @default any
   */
  readonly instanceGenerations?: readonly ("current" | "previous")[];
  /**
   * Price limit for Spot instances: percent above the cheapest fitting type of the current generation. Either this
   * or `maxSpotPriceAsPercentageOfOptimalOnDemandPrice`.
   *
   * Range: 0 or more.
   *
   * @default 100, or none where `maxSpotPriceAsPercentageOfOptimalOnDemandPrice` is given
   */
  readonly spotMaxPricePercentageOverLowestPrice?: number;
  /**
   * Price limit for Spot instances: percent of the On-Demand price of the cheapest fitting type. Either this or
   * `spotMaxPricePercentageOverLowestPrice`.
   *
   * Range: 0 or more.
   */
  readonly maxSpotPriceAsPercentageOfOptimalOnDemandPrice?: number;
  /**
   * Price limit for On-Demand instances: percent above the cheapest fitting type of the current generation.
   *
   * Range: 0 or more.
   *
   * @default 20
   */
  readonly onDemandMaxPricePercentageOverLowestPrice?: number;
  /**
   * Bare metal instance types.
   *
   * @default "excluded"
   */
  readonly bareMetal?: "included" | "excluded" | "required";
  /**
   * Burstable instance types.
   *
   * @default "excluded"
   */
  readonly burstablePerformance?: "included" | "excluded" | "required";
  /**
   * Only types that can hibernate On-Demand instances.
   *
   * @default false
   */
  readonly requireHibernateSupport?: boolean;
  /** Number of network interfaces. */
  readonly networkInterfaceCount?: WholeNumberRange;
  /**
   * Instance types with instance store volumes.
   *
   * @default "included"
   */
  readonly localStorage?: "included" | "excluded" | "required";
  /**
   * Kinds of local storage.
   *
   * @default any
   */
  readonly localStorageTypes?: readonly ("hdd" | "ssd")[];
  /** Local storage, in GB. */
  readonly totalLocalStorageGB?: NumberRange;
  /** The same as `totalLocalStorageGB`, as `@pulumi/aws` spells it. */
  readonly totalLocalStorageGb?: NumberRange;
  /** Baseline bandwidth to EBS, in Mbps. */
  readonly baselineEbsBandwidthMbps?: WholeNumberRange;
  /**
   * Kinds of accelerators.
   *
   * @default any
   */
  readonly acceleratorTypes?: readonly ("gpu" | "fpga" | "inference")[];
  /** Number of accelerators; a `max` of 0 leaves out all types that have any. */
  readonly acceleratorCount?: WholeNumberRange;
  /**
   * Manufacturers of the accelerators.
   *
   * @default any
   */
  readonly acceleratorManufacturers?: readonly (
    "nvidia" | "amd" | "amazon-web-services" | "xilinx"
  )[];
  /**
   * Names of the accelerators.
   *
   * @default any
   */
  readonly acceleratorNames?: readonly (
    "a100" | "v100" | "k80" | "t4" | "m60" | "radeon-pro-v520" | "vu9p"
  )[];
  /** Memory of all accelerators together, in MiB. */
  readonly acceleratorTotalMemoryMiB?: WholeNumberRange;
  /** The same as `acceleratorTotalMemoryMiB`, as `@pulumi/aws` spells it. */
  readonly acceleratorTotalMemoryMib?: WholeNumberRange;
  /** Network bandwidth, in Gbps. */
  readonly networkBandwidthGbps?: NumberRange;
  /**
   * The only instance types to choose from, with `*` for any, for example `m5.*`. Either this or
   * `excludedInstanceTypes`.
   *
   * Range: at most 400 entries, 1 to 30 characters each.
   */
  readonly allowedInstanceTypes?: readonly string[];
  /**
   * A baseline for performance, by the instance family to compare with.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_BaselinePerformanceFactorsRequest.html
   */
  readonly baselinePerformanceFactors?: BaselinePerformanceFactors;
}

export interface WholeNumberRangeFrom {
  /**
   * The smallest value.
   *
   * Range: 0 or more.
   */
  readonly min: number;
  /**
   * The largest value.
   *
   * Range: 0 or more.
   *
   * @default no limit
   */
  readonly max?: number;
}

export interface NumberRange {
  /**
   * The smallest value.
   *
   * Range: 0 or more.
   */
  readonly min?: number;
  /**
   * The largest value.
   *
   * Range: 0 or more.
   *
   * @default no limit
   */
  readonly max?: number;
}

export interface WholeNumberRange {
  /**
   * The smallest value.
   *
   * Range: 0 or more.
   */
  readonly min?: number;
  /**
   * The largest value.
   *
   * Range: 0 or more.
   *
   * @default no limit
   */
  readonly max?: number;
}

/**
 * A baseline for the performance of instance types.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_BaselinePerformanceFactorsRequest.html
 */
export interface BaselinePerformanceFactors {
  /** The CPU performance to compare with. */
  readonly cpu?: CpuPerformanceFactor;
}

export interface CpuPerformanceFactor {
  /** The instance family whose CPU performance is the baseline. AWS takes one. */
  readonly references?: readonly PerformanceFactorReference[];
}

export interface PerformanceFactorReference {
  /**
   * An instance family, for example `c6i`.
   *
   * Range: 1 to 255 characters.
   */
  readonly instanceFamily?: string;
}

/**
 * How a mixed instances policy divides its capacity.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html
 */
export interface InstancesDistribution {
  /**
   * How AWS chooses the type of On-Demand instances.
   *
   * @default `prioritized`, or `lowest-price` with `instanceRequirements`
   */
  readonly onDemandAllocationStrategy?:
    "lowest-price" | "prioritized" | (string & Record<never, never>);
  /**
   * The part of the capacity that is always On-Demand, in the unit of the desired capacity.
   *
   * Range: 0 or more.
   *
   * @default 0
   */
  readonly onDemandBaseCapacity?: number;
  /**
   * Percent of On-Demand instances in the capacity above `onDemandBaseCapacity`.
   *
   * Range: 0 to 100.
   *
   * @default 100
   */
  readonly onDemandPercentageAboveBaseCapacity?: number;
  /**
   * How AWS chooses the type of Spot instances.
   *
   * @default "lowest-price"
   */
  readonly spotAllocationStrategy?:
    | "lowest-price"
    | "capacity-optimized"
    | "capacity-optimized-prioritized"
    | "price-capacity-optimized"
    | (string & Record<never, never>);
  /**
   * Spot pools to spread over. Only with the Spot strategy `lowest-price`.
   *
   * Range: 1 to 20.
   *
   * @default 2
   */
  readonly spotInstancePools?: number;
  /**
   * The highest price for a unit of Spot capacity, in US dollars an hour, as text; empty for no maximum of your
   * own.
   *
   * Range: 0 to 255 characters.
   *
   * @default the On-Demand price
   */
  readonly spotMaxPrice?: string;
  /**
   * Capacity types to prefer, such as Capacity Reservations or Capacity Blocks.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/use-distribution-segments.html
   */
  readonly distributionSegments?: readonly DistributionSegment[];
}

/**
 * Capacity types in the order in which AWS tries them.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DistributionSegment.html
 */
export interface DistributionSegment {
  /** Capacity types, first choice first. End with `on-demand` to fall back to On-Demand capacity. */
  readonly targetCapacityTypes?: readonly TargetCapacityType[];
}

export type TargetCapacityType =
  | "on-demand-capacity-reservation"
  | "capacity-block"
  | "interruptible-capacity-reservation"
  | "on-demand";

/**
 * How AWS goes about the refresh.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html
 */
export interface Preferences {
  /**
   * Percent of the desired capacity that must stay healthy and in service.
   *
   * Range: 0 to 100.
   *
   * @default the group's instance maintenance policy, else 90
   */
  readonly minHealthyPercentage?: number;
  /**
   * Percent of the desired capacity that may run at once, at most 100 above `minHealthyPercentage`.
   *
   * Range: 100 to 200.
   *
   * @default the group's instance maintenance policy, else 100
   */
  readonly maxHealthyPercentage?: number;
  /**
   * Seconds from `InService` until a new instance counts as updated.
   *
   * Range: 0 or more.
   *
   * @default the group's default instance warmup, else its health check grace period
   */
  readonly instanceWarmup?: number;
  /**
   * Percentages at which AWS pauses, in ascending order, each from 1 to 100. A last one below 100 leaves the rest
   * of the fleet as it is.
   *
   * Range: 1 to 100 each.
   *
   * @default no checkpoints
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-adding-checkpoints-instance-refresh.html
   */
  readonly checkpointPercentages?: readonly number[];
  /**
   * Seconds of each pause. Only together with `checkpointPercentages`.
   *
   * Range: 0 to 172800.
   *
   * @default 3600
   */
  readonly checkpointDelay?: number;
  /**
   * Leave instances alone that already match the desired configuration.
   *
   * @default true, but false when only `triggers` changed and where AWS does not support it
   */
  readonly skipMatching?: boolean;
  /**
   * Let AWS go back to the group's own configuration when the refresh fails. Needs `desiredConfiguration`.
   *
   * @default false
   */
  readonly autoRollback?: boolean;
  /**
   * What AWS does with instances that are protected from scale-in: `Refresh` replaces them, `Ignore` leaves them
   * on the old configuration, `Wait` waits up to an hour for the protection to be removed.
   *
   * @default "Wait"
   */
  readonly scaleInProtectedInstances?: "Refresh" | "Ignore" | "Wait";
  /**
   * What AWS does with instances in standby: `Terminate` replaces them, `Ignore` leaves them on the old
   * configuration, `Wait` waits up to an hour for them to return to service.
   *
   * @default "Wait"
   */
  readonly standbyInstances?: "Terminate" | "Ignore" | "Wait";
  /**
   * CloudWatch alarms that fail the refresh when one of them goes to `ALARM`.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AlarmSpecification.html
   */
  readonly alarmSpecification?: AlarmSpecification;
  /**
   * Seconds for which AWS watches the new fleet, and its alarms, before the refresh succeeds.
   *
   * Range: 0 to 172800.
   *
   * @default 0
   */
  readonly bakeTime?: number;
}

/**
 * CloudWatch alarms that fail the refresh.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AlarmSpecification.html
 */
export interface AlarmSpecification {
  /**
   * Names of CloudWatch alarms.
   *
   * Range: at most 10 entries, 1 to 255 characters each.
   */
  readonly alarms?: readonly string[];
}

/**
 * A field of a launch template, in camelCase.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html
 */
export type TemplateField =
  | "kernelId"
  | "ebsOptimized"
  | "iamInstanceProfile"
  | "blockDeviceMappings"
  | "networkInterfaces"
  | "imageId"
  | "instanceType"
  | "keyName"
  | "monitoring"
  | "placement"
  | "ramDiskId"
  | "disableApiTermination"
  | "instanceInitiatedShutdownBehavior"
  | "userData"
  | "tagSpecifications"
  | "elasticGpuSpecifications"
  | "elasticInferenceAccelerators"
  | "securityGroupIds"
  | "securityGroups"
  | "instanceMarketOptions"
  | "creditSpecification"
  | "cpuOptions"
  | "capacityReservationSpecification"
  | "licenseSpecifications"
  | "hibernationOptions"
  | "metadataOptions"
  | "enclaveOptions"
  | "instanceRequirements"
  | "privateDnsNameOptions"
  | "maintenanceOptions"
  | "disableApiStop"
  | "operator"
  | "networkPerformanceOptions"
  | "secondaryInterfaces";

/** What to do when somebody else's refresh with another target is active. */
export type OnConflict = "wait" | "supersede" | "fail";

/** What to do with a refresh that ends early or is no longer watched. */
export type StopPolicy = "leave" | "cancel" | "rollback";

/** How strictly the fleet is verified after a success. */
export type Verify = "warn" | "strict";

/**
 * A check that must pass at each checkpoint and before the refresh counts as a success: exactly one of `http`,
 * `alarms`, `metric` and `command`.
 */
export interface Gate {
  /**
   * A name for messages.
   *
   * Range: 1 to 2048 characters.
   *
   * @default what the gate checks
   */
  readonly name?: string;
  /** An HTTP request that must succeed. */
  readonly http?: HttpGate;
  /**
   * Names of CloudWatch alarms that must all be `OK`. Unlike `preferences.alarmSpecification`, they are checked at
   * checkpoints and at the end only.
   *
   * Range: at most 100 entries, 1 to 255 characters each.
   */
  readonly alarms?: readonly string[];
  /**
   * A CloudWatch metric that must stay within its threshold for `evaluationPeriods` in a row. It needs no alarm.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
   */
  readonly metric?: MetricGate;
  /**
   * A program and its arguments, run without a shell on the machine that runs the deployment. It must exit with 0.
   *
   * Range: 1 to 2048 characters each.
   */
  readonly command?: readonly string[];
  /**
   * How many times in a row the check must pass.
   *
   * Range: 1 to 100.
   *
   * @default 1
   */
  readonly times?: number;
  /**
   * Seconds between two checks.
   *
   * Range: 1 to 3600.
   *
   * @default 10
   */
  readonly interval?: number;
  /**
   * Seconds after which a gate that has not passed has failed.
   *
   * Range: 1 to 172800.
   *
   * @default 300
   */
  readonly timeout?: number;
}

/** A GET request that must succeed. */
export interface HttpGate {
  /**
   * The address to request. It is kept as a secret, and messages leave out its query, user name and password.
   *
   * Range: 1 to 2048 characters.
   */
  readonly url: string;
  /**
   * The status that counts as passed.
   *
   * Range: 100 to 599.
   *
   * @default any from 200 to 299
   */
  readonly status?: number;
  /**
   * A JavaScript regular expression that the body must match.
   *
   * Range: 1 to 2048 characters.
   */
  readonly bodyMatches?: string;
}

/**
 * A CloudWatch metric and its threshold, with AWS's settings of an alarm.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export interface MetricGate {
  /**
   * The metric's namespace, for example `AWS/ApplicationELB`.
   *
   * Range: 1 to 255 characters.
   */
  readonly namespace: string;
  /**
   * The metric's name, for example `HTTPCode_Target_5XX_Count`.
   *
   * Range: 1 to 255 characters.
   */
  readonly metricName: string;
  /**
   * The metric's dimensions, all of them.
   *
   * Range: at most 30 entries.
   */
  readonly dimensions?: readonly MetricDimension[];
  /** The statistic of each period. Either this or `extendedStatistic`. */
  readonly statistic?: MetricStatistic;
  /**
   * A percentile, for example `p99`. Either this or `statistic`.
   *
   * Range: 1 to 16 characters.
   */
  readonly extendedStatistic?: string;
  /**
   * The unit of the data to read.
   *
   * @default data of every unit
   */
  readonly unit?: MetricUnit;
  /**
   * Seconds of a period, a multiple of 60.
   *
   * Range: 60 to 86400.
   *
   * @default 60
   */
  readonly period?: number;
  /**
   * Periods in a row that must be without a breach.
   *
   * Range: 1 to 100.
   *
   * @default 1
   */
  readonly evaluationPeriods?: number;
  /** How a value compares with the `threshold` when it is a breach. */
  readonly comparisonOperator: MetricComparison;
  /** The value that the statistic is compared with. */
  readonly threshold: number;
  /**
   * What a period without data is: a breach, no breach, or, with `missing` and `ignore`, not counted, so that the
   * gate waits for data.
   *
   * @default "missing"
   */
  readonly treatMissingData?: "breaching" | "notBreaching" | "ignore" | "missing";
}

export interface MetricDimension {
  /**
   * The name of the dimension, for example `LoadBalancer`.
   *
   * Range: 1 to 255 characters.
   */
  readonly name: string;
  /**
   * Its value.
   *
   * Range: 1 to 1024 characters.
   */
  readonly value: string;
}

export type MetricStatistic = "SampleCount" | "Average" | "Sum" | "Minimum" | "Maximum";

/** A unit of CloudWatch's data. */
export type MetricUnit =
  | "Seconds"
  | "Microseconds"
  | "Milliseconds"
  | "Bytes"
  | "Kilobytes"
  | "Megabytes"
  | "Gigabytes"
  | "Terabytes"
  | "Bits"
  | "Kilobits"
  | "Megabits"
  | "Gigabits"
  | "Terabits"
  | "Percent"
  | "Count"
  | "Bytes/Second"
  | "Kilobytes/Second"
  | "Megabytes/Second"
  | "Gigabytes/Second"
  | "Terabytes/Second"
  | "Bits/Second"
  | "Kilobits/Second"
  | "Megabits/Second"
  | "Gigabits/Second"
  | "Terabits/Second"
  | "Count/Second"
  | "None";

export type MetricComparison =
  | "GreaterThanOrEqualToThreshold"
  | "GreaterThanThreshold"
  | "LessThanThreshold"
  | "LessThanOrEqualToThreshold";

/** Files that the report of a refresh is written to. */
export interface ReportFiles {
  /**
   * The path of a JSON file.
   *
   * Range: 1 to 4096 characters.
   */
  readonly json?: string;
  /**
   * The path of a Markdown file.
   *
   * Range: 1 to 4096 characters.
   */
  readonly markdown?: string;
}

/** An address that is notified of a refresh. */
export interface Webhook {
  /**
   * The address that gets a POST with JSON. It is kept as a secret, and messages leave out its path and query.
   *
   * Range: 1 to 2048 characters.
   */
  readonly url: string;
  /**
   * The events to notify of.
   *
   * @default all events
   */
  readonly events?: readonly WebhookEvent[];
}

/** An event that a webhook is notified of. */
export type WebhookEvent = "start" | "checkpoint" | "end";

/** What to do when the refresh would replace the instance that runs it. */
export type OnOwnInstance = "fail" | "proceed";

/**
 * A role to assume.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export interface AssumeRole {
  /**
   * The ARN of the role.
   *
   * Range: 20 to 2048 characters.
   */
  readonly roleArn: string;
  /**
   * The name of the session, which CloudTrail shows.
   *
   * Range: 2 to 64 characters.
   *
   * @default a name made by the AWS SDK
   */
  readonly sessionName?: string;
  /**
   * The external id that the role's trust policy asks for. It is kept as a secret.
   *
   * Range: 2 to 1224 characters.
   */
  readonly externalId?: string;
  /**
   * How long a session lasts, in seconds. It is renewed as often as needed.
   *
   * Range: 900 to 43200.
   *
   * @default 3600
   */
  readonly durationSeconds?: number;
  /**
   * A session policy as JSON text. It narrows what the role may do.
   *
   * Range: 1 to 2048 characters.
   */
  readonly policy?: string;
  /**
   * ARNs of managed policies that narrow what the role may do.
   *
   * Range: at most 10 entries, 20 to 2048 characters each.
   */
  readonly policyArns?: readonly string[];
  /** Session tags. */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * The keys of the session tags that a further role inherits.
   *
   * Range: 1 to 128 characters each.
   */
  readonly transitiveTagKeys?: readonly string[];
  /**
   * The identity that CloudTrail records for the session.
   *
   * Range: 2 to 64 characters.
   */
  readonly sourceIdentity?: string;
}
