/** An Auto Scaling group, as far as a refresh needs to know it. */
import type { DesiredConfiguration, LaunchTemplateSpecification } from "../inputs/inputs";

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AutoScalingGroup.html */
export interface Group {
  readonly autoScalingGroupName: string;
  /** What the group launches from. Absent for a launch configuration. */
  readonly configuration?: DesiredConfiguration;
  /** The launch configuration that the group launches from, where it is one. */
  readonly launchConfigurationName?: string;
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
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
  readonly instances: readonly GroupInstance[];
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
