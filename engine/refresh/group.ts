/** An Auto Scaling group, as far as a refresh needs to know it. */
import type { DesiredConfiguration, LaunchTemplateSpecification } from "../inputs/inputs";

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AutoScalingGroup.html */
export interface Group {
  readonly autoScalingGroupName: string;
  /** The ARN distinguishes a group from a later one with the same name. Absent in states and responses without one. */
  readonly autoScalingGroupArn?: string;
  /** What the group launches from. Absent for a launch configuration. */
  readonly configuration?: DesiredConfiguration;
  /** The launch configuration that the group launches from, if any. */
  readonly launchConfigurationName?: string;
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
  /** What one unit of capacity is: `units`, `vcpu` or `memory-mib`. @default "units" */
  readonly desiredCapacityType?: string;
  /** The AWS service that manages the group, for example `example.amazonaws.com`. Absent for a group of the user's own. */
  readonly operator?: string;
  /** Whether Amazon ECS manages the group through a capacity provider, by its tag. @default false */
  readonly isManagedByEcs?: boolean;
  /** Seconds; -1 or absent when the group has none. */
  readonly defaultInstanceWarmup?: number;
  /** Seconds; what the warm-up falls back to. */
  readonly healthCheckGracePeriod?: number;
  readonly instanceMaintenancePolicy?: {
    readonly minHealthyPercentage?: number;
    readonly maxHealthyPercentage?: number;
  };
  readonly suspendedProcesses: readonly string[];
  readonly targetGroupArns: readonly string[];
  /** Classic Load Balancers. */
  readonly loadBalancerNames: readonly string[];
  /** Every load balancer, target group and VPC Lattice target group, including the ones above. */
  readonly trafficSources: readonly TrafficSource[];
  /** The health checks that count: always `EC2`, and any of `ELB`, `VPC_LATTICE`, `EBS`. */
  readonly healthCheckTypes: readonly string[];
  readonly instances: readonly GroupInstance[];
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_TrafficSourceIdentifier.html */
export interface TrafficSource {
  /** An ARN, or the name of a Classic Load Balancer. */
  readonly identifier: string;
  /** `elb`, `elbv2` or `vpc-lattice`. */
  readonly type?: string;
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Instance.html */
export interface GroupInstance {
  readonly instanceId: string;
  /** For example `Pending`, `InService`, `Standby`, `Terminating:Wait`. */
  readonly lifecycleState: string;
  readonly healthStatus?: string;
  readonly instanceType?: string;
  /** Units of the group's capacity. @default 1 */
  readonly weightedCapacity?: number;
  readonly protectedFromScaleIn?: boolean;
  /** The image, where an override named it or the root volume was replaced. */
  readonly imageId?: string;
  /** Absent for an instance of a launch configuration. */
  readonly launchTemplate?: LaunchTemplateSpecification;
  readonly launchConfigurationName?: string;
}
