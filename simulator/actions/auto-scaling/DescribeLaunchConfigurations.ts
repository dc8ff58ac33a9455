/** DescribeLaunchConfigurations: launch configurations by name, or all. */
import type {
  LaunchConfigurationNamesType,
  LaunchConfigurationsType,
} from "@aws-sdk/client-auto-scaling";
import type { LaunchConfiguration } from "../../model/auto-scaling/launch/launch-configuration";
import type { World } from "../../model/world";
import type { ActionContext } from "../action";
import { pageOf } from "./page";

export function describeLaunchConfigurations(
  input: LaunchConfigurationNamesType,
  { world }: ActionContext,
): LaunchConfigurationsType {
  const { items, nextToken } = pageOf(find(world, input), input, {
    scope: "DescribeLaunchConfigurations",
    usual: 50,
    most: 100,
    numberOf: ({ number }) => number,
  });
  return {
    LaunchConfigurations: items.map(({ name, arn, createdAt, settings }) => ({
      ...defaults,
      ...settings,
      ImageId: settings.ImageId ?? "",
      InstanceType: settings.InstanceType ?? "",
      LaunchConfigurationName: name,
      LaunchConfigurationARN: arn,
      CreatedTime: new Date(createdAt),
    })),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}

/** What a launch configuration says where nothing was given, as the samples of the CLI's reference have it. */
const defaults = {
  KeyName: "",
  SecurityGroups: [],
  ClassicLinkVPCSecurityGroups: [],
  UserData: "",
  KernelId: "",
  RamdiskId: "",
  BlockDeviceMappings: [],
  InstanceMonitoring: { Enabled: true },
  EbsOptimized: false,
};

function find(
  world: World,
  { LaunchConfigurationNames: names = [] }: LaunchConfigurationNamesType,
): LaunchConfiguration[] {
  const all = [...world.autoScaling.launchConfigurations.values()];
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}
