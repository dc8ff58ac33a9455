/** An EC2 instance as data, and the changes of its state that are to come. */
import type { Due } from "../due";
import type { Tags } from "../tag-index";
import type { Architecture } from "./images";

export type InstanceState =
  "pending" | "running" | "shutting-down" | "terminated" | "stopping" | "stopped";

/** The launch template version an instance was launched from. */
export interface LaunchedFrom {
  readonly launchTemplateId: string;
  readonly launchTemplateName: string;
  readonly versionNumber: number;
}

export interface Ec2Instance {
  readonly instanceId: string;
  /** Instances are numbered in the order of their launches. */
  readonly number: number;
  readonly reservationId: string;
  readonly imageId: string;
  /** For example `t3.micro`. */
  readonly instanceType: string;
  readonly architecture: Architecture;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly availabilityZone: string;
  readonly availabilityZoneId: string;
  readonly privateIpAddress: string;
  readonly securityGroupIds: readonly string[];
  readonly lifecycle: "on-demand" | "spot";
  /** Milliseconds since 1970. */
  readonly launchTime: number;
  readonly launchTemplate?: LaunchedFrom;
  readonly keyName?: string;
  readonly iamInstanceProfileArn?: string;
  /** In Base64. */
  readonly userData?: string;
  state: InstanceState;
  /** When `state` last changed, in milliseconds since 1970. */
  stateChangedAt: number;
  /** From when on the status checks fail, in milliseconds since 1970. Undefined: they never do. */
  impairedAt: number | undefined;
  /** Changed by `retag` alone. */
  tags: Tags;
}

/** A change of state that has been decided but not happened. */
export interface ScheduledInstanceState {
  readonly state: InstanceState;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The same, in the order of what is to come. */
export interface DueInstanceState extends ScheduledInstanceState, Due {
  readonly instanceId: string;
}
