/** DescribeLaunchConfigurations: launch configurations by name, or all. */
import type {
  LaunchConfigurationNamesType,
  LaunchConfigurationsType,
} from "@aws-sdk/client-auto-scaling";
import type { LaunchConfiguration } from "../../model/auto-scaling/launch-source";
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
      SecurityGroups: [],
      BlockDeviceMappings: [],
      InstanceMonitoring: { Enabled: true },
      EbsOptimized: false,
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

function find(
  world: World,
  { LaunchConfigurationNames: names = [] }: LaunchConfigurationNamesType,
): LaunchConfiguration[] {
  const all = [...world.autoScaling.launchConfigurations.values()];
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}
