/** DeleteLaunchConfiguration: removes one that no group uses. */
import type { LaunchConfigurationNameType } from "@aws-sdk/client-auto-scaling";
import { requireLaunchConfiguration } from "../../model/auto-scaling/launch-source";
import { unverified } from "../../model/auto-scaling/unverified-texts";
import { AwsError } from "../../protocol/aws-error";
import type { ActionContext } from "../action";

export function deleteLaunchConfiguration(
  { LaunchConfigurationName = "" }: LaunchConfigurationNameType,
  { world }: ActionContext,
): void {
  const { name } = requireLaunchConfiguration(world, LaunchConfigurationName);
  for (const { source } of world.autoScaling.groups.values()) {
    if (source.kind === "launchConfiguration" && source.name === name) {
      throw new AwsError("ResourceInUse", unverified.launchConfigurationInUse(name));
    }
  }
  world.autoScaling.launchConfigurations.delete(name);
}
