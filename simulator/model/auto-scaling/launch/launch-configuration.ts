/** Launch configurations: what groups launched from before there were launch templates, given whole or taken from an instance. */
import type { CreateLaunchConfigurationType } from "@aws-sdk/client-auto-scaling";

export interface LaunchConfiguration {
  readonly name: string;
  /** Launch configurations are numbered in the order of their creation. */
  readonly number: number;
  readonly arn: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly settings: LaunchConfigurationSettings;
}

/** What was asked for, with what an instance has given to it. */
export type LaunchConfigurationSettings = Readonly<
  Omit<CreateLaunchConfigurationType, "LaunchConfigurationName" | "InstanceId">
>;
